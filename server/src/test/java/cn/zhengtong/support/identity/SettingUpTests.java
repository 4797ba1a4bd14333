package cn.zhengtong.support.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.TestDatabase;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.support.staff.Staff;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A fresh install without demo, in a database of its own.
@SpringBootTest(properties = "zhengtong.demo=false")
@ContextConfiguration(initializers = TestDatabase.class)
class SettingUpTests {

    @Autowired
    FirstAdministrators first;

    @Autowired
    Activations activations;

    @Autowired
    SignIn signIn;

    @Autowired
    Staff staff;

    @Autowired
    ZhengtongSettings settings;

    @Test
    void whoCanReadTheSecretMakesThreeSeparateAdministratorsOnce() throws Exception {
        var file = settings.keys().resolve("first-administrator");
        assertThat(first.waiting()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var secret = Files.readString(file);
        assertThatExceptionOfType(SetupClosed.class)
                .isThrownBy(() -> first.make("not the secret", "root.admin", "何立本", "first-password-1"));
        var codes = first.make(secret, "root.admin", "何立本", "first-password-1");
        assertThat(codes).extracting(Activations.Code::account).containsExactly("security", "security2", "audit");
        assertThat(file).doesNotExist();
        assertThat(first.waiting()).isFalse();
        assertThatExceptionOfType(SetupClosed.class)
                .isThrownBy(() -> first.make(secret, "another.admin", "别人", "first-password-1"));

        assertThat(permissionsOf("root.admin", "first-password-1")).containsExactly("staff.accounts");
        activations.use("security", codes.getFirst().code(), "second-password-1", "192.0.2.3");
        assertThat(permissionsOf("security", "second-password-1")).containsExactly("staff.grants");
        activations.use("audit", codes.getLast().code(), "third-password-1", "192.0.2.3");
        assertThat(permissionsOf("audit", "third-password-1")).containsExactly("staff.audit");
    }

    private java.util.Set<String> permissionsOf(String account, String password) {
        var signedIn = signIn.staff(account, password, "192.0.2.3");
        return staff.scopeOf(java.util.Objects.requireNonNull(signedIn.post())).permissions();
    }
}
