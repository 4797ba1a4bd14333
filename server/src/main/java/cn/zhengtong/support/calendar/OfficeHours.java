package cn.zhengtong.support.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// When a body works on a working day (办公时间); limits in hours run only then.
record OfficeHours(List<Session> sessions) {

    /// One stretch of work, e.g. the morning.
    record Session(LocalTime from, LocalTime to) {
        long seconds() {
            return Duration.between(from, to).toSeconds();
        }
    }

    OfficeHours {
        sessions = List.copyOf(sessions);
        var before = LocalTime.MIN;
        for (var session : sessions) {
            if (session.from().isBefore(before) || !session.from().isBefore(session.to())) {
                throw new IllegalArgumentException("office hours are not in order: " + sessions);
            }
            before = session.to();
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("an office is open at some time");
        }
    }

    /// Reads `09:00-12:00,13:30-17:30`; the settings use it.
    public static OfficeHours valueOf(String text) {
        return new OfficeHours(Arrays.stream(text.split(","))
                .map(it -> it.strip().split("-"))
                .map(it -> new Session(LocalTime.parse(it[0]), LocalTime.parse(it[1])))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    long seconds() {
        return sessions.stream().mapToLong(Session::seconds).sum();
    }

    /// Seconds of work that lie before this time of a working day.
    long secondsBefore(LocalTime time) {
        long sum = 0;
        for (var session : sessions) {
            if (time.isAfter(session.from())) {
                sum += time.isBefore(session.to())
                        ? Duration.between(session.from(), time).toSeconds()
                        : session.seconds();
            }
        }
        return sum;
    }

    /// The time at which so much work is done; a session's end and not the next one's beginning.
    LocalTime after(long seconds) {
        long left = seconds;
        for (var session : sessions) {
            if (left <= session.seconds()) {
                return session.from().plusSeconds(left);
            }
            left -= session.seconds();
        }
        return sessions.getLast().to();
    }

    boolean openAt(LocalTime time) {
        return sessions.stream().anyMatch(it -> !time.isBefore(it.from()) && time.isBefore(it.to()));
    }

    /// 9:00–12:00、13:30–17:30
    @Override
    public String toString() {
        return sessions.stream().map(it -> it.from() + "–" + it.to()).collect(Collectors.joining(", "));
    }
}
