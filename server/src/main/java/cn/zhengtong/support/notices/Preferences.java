package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people chose about short messages.
@Component
class Preferences {

    /// @param sms false = only what the law wants told
    /// @param language `zh` or `en`
    record Preference(boolean sms, String language) {

        static final Preference USUAL = new Preference(true, "zh");

        Preference {
            if (!language.equals("zh") && !language.equals("en")) {
                throw new IllegalArgumentException("no language of ours: " + language);
            }
        }

        Locale locale() {
            return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        }
    }

    private record Row(UUID person, boolean sms, String language) {}

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Preferences(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Preference of(UUID person) {
        return of(java.util.List.of(person)).getOrDefault(person, Preference.USUAL);
    }

    /// Only those who chose something.
    Map<UUID, Preference> of(Collection<UUID> people) {
        return jdbc
                .sql("select person, sms, language from notices.preference where person = any(cast(:people as uuid[]))")
                .param("people", people.stream().map(UUID::toString).distinct().toArray(String[]::new))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::person, it -> new Preference(it.sms(), it.language())));
    }

    void choose(Actor person, Preference preference) {
        jdbc.sql("""
                        insert into notices.preference (person, sms, language, changed_at) values (:person, :sms, :language, :at)
                        on conflict (person) do update set sms = excluded.sms, language = excluded.language, changed_at = excluded.changed_at
                        """)
                .param("person", person.id())
                .param("sms", preference.sms())
                .param("language", preference.language())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
