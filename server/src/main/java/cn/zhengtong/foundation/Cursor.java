package cn.zhengtong.foundation;

import cn.zhengtong.kernel.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a keyset page ended: the sort key of its last row, opaque to clients.
///
/// @param keys the values of the sort columns, in order
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(String::valueOf).toList());
    }

    /// Reads what [#toString] wrote.
    ///
    /// @param size how many keys the list sorts by
    /// @return null for the first page
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var keys = List.of(decoded.split(SEPARATOR, -1));
            if (keys.size() == size) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal
        }
        throw new CursorUnreadable();
    }

    /// The key at this place as an identifier.
    public UUID uuid(int place) {
        try {
            return UUID.fromString(keys.get(place));
        } catch (IllegalArgumentException noIdentifier) {
            throw new CursorUnreadable();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    static class CursorUnreadable extends RuleViolation {
        CursorUnreadable() {
            super("foundation.cursor-unreadable", Kind.REFUSED, "The page cursor cannot be read");
        }
    }
}
