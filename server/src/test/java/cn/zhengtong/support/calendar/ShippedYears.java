package cn.zhengtong.support.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The years as the product ships them, and its settings, for tests without a database.
final class ShippedYears {

    static final CalendarSettings SETTINGS = new CalendarSettings(
            OfficeHours.valueOf("09:00-12:00,13:30-17:30"),
            0.2,
            1,
            Duration.ofSeconds(2),
            500,
            50_000,
            Duration.ofSeconds(5));

    private ShippedYears() {}

    static Map<Integer, YearTable> read() {
        try {
            return FirstDays.tables().stream().collect(Collectors.toMap(YearTable::year, Function.identity()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
