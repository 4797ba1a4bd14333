package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Masks;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.parties.Parties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What operators see of the short messages: how the queue stands, what failed and why. Mobiles only masked.
@Component
@Transactional(readOnly = true)
class QueueView {

    /// Counted up to here; more is shown as 9999+.
    static final int MOST_COUNTED = 10_000;

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// How the queue stands.
    ///
    /// @param waiting counted up to ten thousand, like `dead` and `noMobile`
    /// @param oldestWaiting since when the oldest one that is due waits
    /// @param today outcomes of the day by their name
    /// @param behaviour of the simulated gateway, only in the demo
    record Figures(
            int waiting,
            int due,
            int dead,
            int noMobile,
            @Nullable Instant oldestWaiting,
            Map<String, Long> today,
            String gateway,
            @Nullable Behaviour behaviour) {}

    /// A message that did not reach its person.
    record Failure(
            UUID id,
            String mobile,
            String title,
            @Nullable String text,
            String reason,
            String reasonText,
            int tries,
            Instant toldAt,
            Instant failedAt,
            String system,
            String number) {}

    private final JdbcClient jdbc;
    private final NoticeArgs args;
    private final NoticeTexts texts;
    private final Parties parties;
    private final SmsGateway gateway;
    private final SimulatedLine simulated;
    private final ZhengtongSettings house;
    private final SystemClock clock;

    QueueView(
            JdbcClient jdbc,
            NoticeArgs args,
            NoticeTexts texts,
            Parties parties,
            SmsGateway gateway,
            SimulatedLine simulated,
            ZhengtongSettings house,
            SystemClock clock) {
        this.jdbc = jdbc;
        this.args = args;
        this.texts = texts;
        this.parties = parties;
        this.gateway = gateway;
        this.simulated = simulated;
        this.house = house;
        this.clock = clock;
    }

    Figures figures() {
        var now = Timestamp.from(clock.instant());
        var today = jdbc
                .sql("select outcome, sum(messages) as n from notices.sms_count where day = :day group by outcome")
                .param("day", LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE))
                .query((row, i) -> Map.entry(row.getString("outcome"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var oldest = jdbc.sql("""
                        select sms_next_at from notices.notice where sms_state = 'WAITING' and sms_next_at <= :now
                         order by sms_next_at, id limit 1
                        """).param("now", now).query(Timestamp.class).optional();
        return new Figures(
                count("sms_state = 'WAITING'", now),
                count("sms_state = 'WAITING' and sms_next_at <= :now", now),
                count("sms_state = 'DEAD'", now),
                count("sms_state = 'NO_MOBILE'", now),
                oldest.map(Timestamp::toInstant).orElse(null),
                today,
                gateway.connection(),
                house.demo() ? simulated.behaviour() : null);
    }

    private int count(String condition, Timestamp now) {
        return jdbc.sql("select count(*) from (select from notices.notice where " + condition + " limit :most) n")
                .param("now", now)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    Page<Failure> failures(SmsQueue.State state, @Nullable String after, int limit, Locale locale) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql("""
                        select id, person, kind, args::text as args, sealed_args, sms_reason, sms_tries, told_at, sms_changed_at, system, number
                          from notices.notice
                         where sms_state = :state and sms_state in ('DEAD', 'NO_MOBILE') and id < cast(:after as uuid)
                         order by id desc limit :limit
                        """)
                .param("state", state.name())
                .param("after", cursor == null ? LAST : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query((row, i) -> failure(row, locale))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    private Failure failure(ResultSet row, Locale locale) throws SQLException {
        var kind = NoticeKind.of(row.getString("kind"));
        var reason = row.getString("sms_reason") == null ? "" : row.getString("sms_reason");
        return new Failure(
                row.getObject("id", UUID.class),
                mobile(row.getObject("person", UUID.class)),
                texts.title(kind, locale),
                kind.personal() ? null : texts.text(kind, args.read(row), locale),
                reason,
                texts.reason(reason, locale),
                row.getInt("sms_tries"),
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("sms_changed_at").toInstant(),
                row.getString("system"),
                row.getString("number"));
    }

    private String mobile(UUID person) {
        try {
            var mobile = parties.require(person).mobile();
            return mobile == null ? "" : Masks.mobile(mobile.value());
        } catch (RuleViolation unknown) {
            return "";
        }
    }
}
