package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.SystemClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The short messages that wait, and what becomes of them. A message is taken for a while only: whoever dies
/// with it
/// gives it back.
@Component
@Transactional
class SmsQueue {

    private static final int SHARDS = 16;

    /// A message on its way out.
    record Taken(UUID id, UUID person, NoticeKind kind, List<String> args, String link, int round, int tries) {

        /// By this the gateway knows the message again; a new round after a failure is a new message.
        String messageId() {
            return id + "-" + round;
        }
    }

    /// What a message can become.
    enum State {
        WAITING,
        SENT,
        DELIVERED,
        DEAD,
        NO_MOBILE,
        SWITCHED_OFF
    }

    /// What became of one.
    ///
    /// @param reason a stable word, empty when all is well
    /// @param nextAt when it is tried again, for those that wait
    record Outcome(Taken message, State state, String reason, Instant nextAt, boolean tried) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final NoticeArgs args;
    private final SystemClock clock;
    private final NoticesSettings settings;

    SmsQueue(JdbcClient jdbc, JdbcTemplate batches, NoticeArgs args, SystemClock clock, NoticesSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.args = args;
        this.clock = clock;
        this.settings = settings;
    }

    /// The next messages, oldest first; nobody else gets them until the lease ends.
    List<Taken> take() {
        var now = clock.instant();
        return jdbc.sql("""
                        with due as (
                          select id from notices.notice where sms_state = 'WAITING' and sms_next_at <= :now
                           order by sms_next_at, id limit :batch for update skip locked)
                        update notices.notice n set sms_tries = n.sms_tries + 1, sms_next_at = :leaseEnds
                          from due where n.id = due.id
                        returning n.id, n.person, n.kind, n.args::text as args, n.sealed_args, n.link, n.sms_round, n.sms_tries
                        """)
                .param("now", Timestamp.from(now))
                .param("batch", settings.batch())
                .param("leaseEnds", Timestamp.from(now.plus(settings.lease())))
                .query((row, i) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        NoticeKind.of(row.getString("kind")),
                        args.read(row),
                        row.getString("link"),
                        row.getInt("sms_round"),
                        row.getInt("sms_tries")))
                .list();
    }

    /// Writes down what became of them; a report that came earlier is not overwritten.
    void finish(List<Outcome> outcomes) {
        var now = Timestamp.from(clock.instant());
        var rows = outcomes.stream()
                .map(it -> new Object[] {
                    it.state().name(),
                    it.reason(),
                    Timestamp.from(it.nextAt()),
                    it.tried() ? 0 : 1,
                    now,
                    it.message().id(),
                    it.message().round()
                })
                .toList();
        batches.batchUpdate("""
                update notices.notice set sms_state = ?, sms_reason = nullif(?, ''), sms_next_at = ?, sms_tries = sms_tries - ?, sms_changed_at = ?
                 where id = ? and sms_round = ? and sms_state = 'WAITING'
                """, rows);
        var counts = outcomes.stream()
                .filter(it -> it.state() != State.WAITING)
                .collect(Collectors.groupingBy(Outcome::state, Collectors.counting()));
        counts.forEach(this::count);
    }

    /// A report of the gateway. What was delivered stays delivered, whatever arrives afterwards.
    void reported(UUID id, int round, DeliveryReports.State state) {
        var change = switch (state) {
            case ON_ITS_WAY -> new Change(State.SENT, List.of(State.WAITING), "");
            case DELIVERED -> new Change(State.DELIVERED, List.of(State.WAITING, State.SENT, State.DEAD), "");
            case UNDELIVERABLE -> new Change(State.DEAD, List.of(State.WAITING, State.SENT), "undeliverable");
        };
        int changed = jdbc.sql("""
                        update notices.notice set sms_state = :to, sms_reason = nullif(:reason, ''), sms_changed_at = :now
                         where id = :id and sms_round = :round and sms_state = any(:from)
                        """)
                .param("to", change.to().name())
                .param("from", change.from().stream().map(State::name).toArray(String[]::new))
                .param("reason", change.reason())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("round", round)
                .update();
        if (changed == 1 && change.to() != State.SENT) {
            count(change.to(), 1);
        }
    }

    private record Change(State to, List<State> from, String reason) {}

    /// Sends again what was given up, as a new message.
    ///
    /// @return false when it is not given up (any more)
    boolean retry(UUID id) {
        return retry("id = :id", Map.of("id", id)) == 1;
    }

    /// At most ten thousand at once; whoever wants more asks again.
    int retryAll(State state) {
        return retry(
                "id in (select id from notices.notice where sms_state = :state and sms_state in ('DEAD', 'NO_MOBILE')"
                        + " order by id desc limit 10000 for update skip locked)",
                Map.of("state", state.name()));
    }

    private int retry(String which, Map<String, ?> parameters) {
        return jdbc.sql("""
                        update notices.notice
                           set sms_state = 'WAITING', sms_round = sms_round + 1, sms_tries = 0, sms_reason = null, sms_next_at = :now, sms_changed_at = :now
                         where sms_state in ('DEAD', 'NO_MOBILE') and\s""" + which)
                .params(parameters)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void count(State outcome, long messages) {
        jdbc.sql("""
                        insert into notices.sms_count as c (day, outcome, shard, messages) values (:day, :outcome, :shard, :n)
                        on conflict (day, outcome, shard) do update set messages = c.messages + excluded.messages
                        """)
                .param("day", LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE))
                .param("outcome", outcome.name())
                .param("shard", ThreadLocalRandom.current().nextInt(SHARDS))
                .param("n", messages)
                .update();
    }
}
