package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How the arguments of a notice are stored: open when they only name items, numbers and dates, else encrypted.
@Component
class NoticeArgs {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final JsonMapper json;

    NoticeArgs(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    @Nullable
    String open(NoticeKind kind, List<String> args) {
        return kind.personal() ? null : json.writeValueAsString(args);
    }

    byte @Nullable [] sealed(NoticeKind kind, List<String> args) {
        return kind.personal() ? cipher.encrypt(json.writeValueAsString(args)) : null;
    }

    List<String> read(ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed_args");
        return json.readValue(sealed == null ? row.getString("args") : cipher.decrypt(sealed), TEXTS);
    }
}
