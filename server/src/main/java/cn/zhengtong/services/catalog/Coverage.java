package cn.zhengtong.services.catalog;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which divisions and provincial bodies have at least one published item (一张网覆盖).
public record Coverage(Line cities, Line counties, Line zones, Line provincialBodies) {

    /// One kind of place: how many there are, how many are covered, and the names of the empty ones.
    public record Line(int all, int covered, List<String> empty) {}

    static <T> Line line(List<T> all, Predicate<T> covered, Function<T, String> name) {
        var empty = all.stream().filter(covered.negate()).map(name).toList();
        return new Line(all.size(), all.size() - empty.size(), empty);
    }
}
