package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.EncryptedColumns;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Between the rows of `forms.draft` and drafts: encrypts, decrypts, hides codes that have expired.
@Component
class DraftRows {

    static final String COLUMNS =
            "select id, owner, purpose, content, version, saved_at, code, code_expires_at from forms.draft ";

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final JsonMapper json;
    private final SystemClock clock;
    private final FormSettings settings;

    DraftRows(FieldCipher cipher, JsonMapper json, SystemClock clock, FormSettings settings) {
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    Draft draft(ResultSet row, int number) throws SQLException {
        var expired = row.getTimestamp("code_expires_at").toInstant().isBefore(clock.instant());
        return new Draft(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getString("purpose"),
                content(row.getBytes("content")),
                row.getLong("version"),
                row.getTimestamp("saved_at").toInstant(),
                expired ? "" : cipher.decrypt(row.getBytes("code")));
    }

    Map<String, Object> content(byte[] stored) {
        return json.readValue(cipher.decrypt(stored), CONTENT);
    }

    byte[] sealed(Map<String, Object> content) {
        var text = json.writeValueAsString(content);
        if (text.length() > settings.mostContent()) {
            throw new DraftRefused.DraftTooLarge(settings.mostContent());
        }
        return cipher.encrypt(text);
    }

    byte[] sealed(DraftCode code) {
        return cipher.encrypt(code.inGroups());
    }

    byte[] index(DraftCode code) {
        return cipher.blindIndex("draft-code", code.digits());
    }

    /// What people fill in, and the code that opens it.
    @Configuration(proxyBeanMethods = false)
    static class Encrypted {

        @Bean
        EncryptedColumns draftContents() {
            return new EncryptedColumns("forms.draft", "id", List.of("content", "code"));
        }

        @Bean
        EncryptedColumns draftCopyContents() {
            return new EncryptedColumns("forms.draft_copy", "id", List.of("content"));
        }
    }
}
