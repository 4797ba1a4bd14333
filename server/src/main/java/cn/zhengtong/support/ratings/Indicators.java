package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sub-indicators in force, by channel.
@Component
class Indicators {

    /// One of a list.
    record Indicator(String code, String name) {}

    /// A list in force.
    record Version(int number, List<Indicator> indicators) {

        boolean has(String code) {
            return indicators.stream().anyMatch(it -> it.code().equals(code));
        }
    }

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Indicators(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Version current(Channel channel, Locale locale) {
        int number = jdbc.sql(
                        "select coalesce(max(version), 0) from ratings.indicator where channel = :channel and valid_from <= :today")
                .param("channel", channel.name())
                .param("today", clock.today())
                .query(Integer.class)
                .single();
        return version(channel, number, locale);
    }

    Version version(Channel channel, int number, Locale locale) {
        var name = locale.getLanguage().equals("en") ? "english" : "name";
        return new Version(
                number,
                jdbc.sql(
                                "select code, " + name
                                        + " as name from ratings.indicator where channel = :channel and version = :version order by place")
                        .param("channel", channel.name())
                        .param("version", number)
                        .query(Indicator.class)
                        .list());
    }

    /// The names of what a rater ticked, under the list of that time.
    List<String> names(Channel channel, int version, List<String> codes, Locale locale) {
        return version(channel, version, locale).indicators().stream()
                .filter(it -> codes.contains(it.code()))
                .map(Indicator::name)
                .toList();
    }
}
