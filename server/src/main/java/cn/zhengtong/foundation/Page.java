package cn.zhengtong.foundation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One keyset page of a list.
///
/// @param rows at most as many as were asked for
/// @param next cursor of the following page, null on the last one
public record Page<T>(List<T> rows, @Nullable String next) {

    /// Cuts what was read with `limit + 1` to a page and, when a row was left over, says where the next page
    /// begins.
    public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> keyOf) {
        if (read.size() <= limit) {
            return new Page<>(List.copyOf(read), null);
        }
        var rows = List.copyOf(read.subList(0, limit));
        return new Page<>(rows, keyOf.apply(rows.getLast()).toString());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(rows.stream().<R>map(mapping).toList(), next);
    }

    /// What a client asked for, kept between 1 and `most`.
    public static int limit(@Nullable Integer asked, int usual, int most) {
        return asked == null ? usual : Math.clamp(asked, 1, most);
    }
}
