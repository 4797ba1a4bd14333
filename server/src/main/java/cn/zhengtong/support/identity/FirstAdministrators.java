package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.Secrets;
import cn.zhengtong.foundation.Terminal;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.regions.Regions;
import cn.zhengtong.support.staff.Member;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// On an install without accounts, a secret in `first-administrator` of the keys folder lets whoever can read
/// the machine's disk make the
/// first system administrator, who takes on the others. The file goes away once used.
@Component
@Order(16)
class FirstAdministrators implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);
    private static final String FILE = "first-administrator";
    private static final OrganisationCode HOME = new OrganisationCode("320000-GOVERNMENT_SERVICES");

    private final ZhengtongSettings settings;
    private final JdbcClient jdbc;
    private final Staff staff;
    private final SignIn signIn;
    private final Activations activations;
    private final Secrets secrets;

    FirstAdministrators(
            ZhengtongSettings settings,
            JdbcClient jdbc,
            Staff staff,
            SignIn signIn,
            Activations activations,
            Secrets secrets) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.staff = staff;
        this.signIn = signIn;
        this.activations = activations;
        this.secrets = secrets;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (waiting()) {
            secrets.secret(FILE);
            Terminal.say("Nobody can sign in yet: open /desk/setup with the secret in " + file());
        }
    }

    /// Three administrators in one go (三员): the caller becomes system administrator; two security
    /// administrators
    /// and the audit administrator get codes with which each chooses a password that nobody else knows.
    @Transactional
    List<Activations.Code> make(String secret, String account, String name, String password) {
        if (!nobodyYet() || !secretIs(secret)) {
            throw new SetupClosed();
        }
        administrator(account, name, "系统管理员", "system-admin");
        signIn.openStaffAccount(account, password);
        var codes = Stream.of(
                        administrator("security", "安全管理员", "安全管理员", "security-admin"),
                        administrator("security2", "安全管理员（复核）", "安全管理员", "security-admin"),
                        administrator("audit", "审计管理员", "审计管理员", "audit-admin"))
                .map(it -> activations.make(Actor.PROGRAM, it))
                .toList();
        try {
            Files.deleteIfExists(file());
        } catch (IOException stays) {
            LOG.warn("The used setup secret could not be removed: {}", file());
        }
        return codes;
    }

    private Member administrator(String account, String name, String title, String role) {
        var member = staff.hire(Actor.PROGRAM, account, name, title, HOME);
        var post = staff.posts(member.id()).getFirst();
        var grant = staff.propose(
                Actor.PROGRAM,
                new ProposeGrant(post.id(), role, Regions.PROVINCE, null, null, null, "first administrator"));
        staff.approve(Actor.PROGRAM, grant);
        return member;
    }

    /// True while an install without demo waits for its first administrator.
    boolean waiting() {
        return !settings.demo() && nobodyYet();
    }

    private boolean nobodyYet() {
        return !jdbc.sql(
                        "select exists (select from identity.account where kind = 'STAFF') or exists (select from identity.activation)")
                .query(Boolean.class)
                .single();
    }

    private boolean secretIs(String given) {
        try {
            var wanted = Files.readString(file()).strip().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(wanted, given.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException none) {
            return false;
        }
    }

    private Path file() {
        return settings.keys().resolve(FILE);
    }
}
