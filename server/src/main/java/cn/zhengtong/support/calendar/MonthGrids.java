package cn.zhengtong.support.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Months as tables of weeks: of a whole year, or of a deadline that is too long for a ruler.
@Component
class MonthGrids {

    /// One month with its weeks from Monday to Sunday.
    record Month(String name, List<String> weekdays, List<List<Cell>> weeks) {}

    /// One day; an empty cell lies outside of the month.
    ///
    /// @param style class names of the page's style
    /// @param note what the day is, for the eye below the number
    /// @param title what the day is, in full, for the screen reader
    record Cell(@Nullable Integer day, String style, String note, String title) {
        static final Cell EMPTY = new Cell(null, "", "", "");
    }

    Month of(YearMonth month, Almanac almanac, CalendarWords words, LocalDate today) {
        return month(month, words, date -> {
            var special = almanac.special(date);
            var style = new ArrayList<String>();
            if (!almanac.workingDays().works(date)) {
                style.add("rest");
                if (special != null) {
                    style.add("holiday");
                }
            } else if (special != null) {
                style.add("make-up");
            }
            if (date.equals(today)) {
                style.add("start");
            }
            var note = special == null ? "" : words.say(special.works() ? "ruler.work" : "ruler.rest");
            var title = special == null
                    ? ""
                    : words.say(special.works() ? "page.make-up-for" : "page.rest-for", words.holiday(special));
            return new Cell(date.getDayOfMonth(), String.join(" ", style), note, title);
        });
    }

    List<Month> of(List<Day> days, CalendarWords words) {
        Map<LocalDate, Day> byDate = new HashMap<>();
        days.forEach(it -> byDate.put(it.date(), it));
        var months = new TreeSet<YearMonth>();
        days.forEach(it -> months.add(YearMonth.from(it.date())));
        return months.stream()
                .map(month -> month(month, words, date -> {
                    var day = byDate.get(date);
                    return day == null
                            ? new Cell(date.getDayOfMonth(), "", "", "")
                            : new Cell(date.getDayOfMonth(), style(day), day.note(), "");
                }))
                .toList();
    }

    private static String style(Day day) {
        return switch (day.kind()) {
            case START, TODAY -> "start";
            case COUNTED -> "counted";
            case REST -> "rest";
            case PAUSED -> "paused";
            case DUE -> "due";
        };
    }

    private interface Look {
        Cell at(LocalDate date);
    }

    private static Month month(YearMonth month, CalendarWords words, Look look) {
        var weeks = new ArrayList<List<Cell>>();
        var week = new ArrayList<Cell>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(Cell.EMPTY);
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            week.add(look.at(month.atDay(day)));
            if (week.size() == 7) {
                weeks.add(List.copyOf(week));
                week.clear();
            }
        }
        while (!week.isEmpty() && week.size() < 7) {
            week.add(Cell.EMPTY);
        }
        if (!week.isEmpty()) {
            weeks.add(List.copyOf(week));
        }
        return new Month(
                words.month(month),
                Arrays.stream(DayOfWeek.values())
                        .map(it -> words.say("weekday." + it))
                        .toList(),
                List.copyOf(weeks));
    }
}
