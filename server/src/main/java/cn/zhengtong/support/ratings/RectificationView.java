package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.calendar.Deadline.Colour;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as the desk shows it. Who rated is never in it: no name, no time of day, and the number of the
/// thing only
/// for
/// those who have to find out what went wrong.
record RectificationView(
        SeriesNumber number,
        long version,
        String title,
        Named<OrganisationCode> body,
        Named<RegionCode> region,
        int level,
        String levelText,
        List<String> indicators,
        @Nullable String comment,
        LocalDate ratedOn,
        boolean realName,
        boolean contactable,
        @Nullable String subject,
        RectificationState state,
        String stateText,
        String finding,
        Rectification.Appeal appeal,
        int round,
        int attempts,
        boolean overdue,
        @Nullable Instant dueAt,
        @Nullable String dueText,
        Colour colour,
        List<ClockLine> clocks,
        List<Line> history,
        @Nullable String remark,
        List<Action> actions) {

    /// Code and name.
    record Named<T>(T code, String name) {}

    /// A clock with how its date came about.
    record ClockLine(
            String kind,
            String label,
            Instant startedAt,
            Instant dueAt,
            @Nullable String dueText,
            Colour colour,
            @Nullable Instant stoppedAt,
            List<String> derivation) {}

    /// One thing that was done.
    record Line(
            EntryKind kind,
            Instant at,
            String title,
            @Nullable String who,
            @Nullable String text) {}

    /// What this member of staff may do now, and what it brings about.
    record Action(
            String key,
            String label,
            @Nullable String hotkey,
            @Nullable String consequence,
            boolean danger,
            @Nullable String step,
            List<Field> fields) {}

    record Field(
            String key,
            String label,
            String type,
            List<Option> options,
            boolean required,
            @Nullable String hint) {}

    record Option(String value, String label) {}
}
