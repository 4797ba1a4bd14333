package cn.zhengtong.support.licences;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who holds a licence 持证主体: a person by its identifier, or a firm by its credit code.
///
/// @param name whole name as it stands on the licence
public record Holder(@Nullable UUID person, @Nullable String creditCode, String name) {

    public Holder {
        if ((person == null) == (creditCode == null)) {
            throw new IllegalArgumentException("a holder is a person or a firm");
        }
    }
}
