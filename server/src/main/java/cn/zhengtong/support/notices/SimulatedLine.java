package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.SystemClock;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The demo's gateway: speaks the same protocol, keeps every message once by its identifier, reports what
/// became of
/// it, and misbehaves when it is told to. What it was given can be read on a page.
@Component
class SimulatedLine implements SmsLine {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLine.class);
    private static final Duration KEPT = Duration.ofDays(7);

    /// A message as the demo's page shows it.
    record Message(String id, String mobileTail, String text, int seen, Instant takenAt) {}

    private record Due(String id, Behaviour behaviour) {}

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final GatewaySignature signature;
    private final DeliveryReports reports;
    private final NoticesSettings settings;
    private final JsonMapper json;

    SimulatedLine(
            JdbcClient jdbc,
            SystemClock clock,
            GatewaySignature signature,
            DeliveryReports reports,
            NoticesSettings settings,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signature = signature;
        this.reports = reports;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return "SIMULATOR";
    }

    Behaviour behaviour() {
        return jdbc.sql("select behaviour from notices.simulator")
                .query(String.class)
                .optional()
                .map(Behaviour::valueOf)
                .orElse(settings.simulator());
    }

    void behave(Behaviour behaviour) {
        jdbc.sql(
                        "insert into notices.simulator (behaviour) values (:b) on conflict (one) do update set behaviour = excluded.behaviour")
                .param("b", behaviour.name())
                .update();
    }

    @Override
    public Reply exchange(Envelope request) throws IOException, InterruptedException {
        if (!signature.holds(request)) {
            return new Reply(401, "");
        }
        var behaviour = behaviour();
        var message = json.readValue(request.body(), SignedGateway.Request.class);
        return switch (behaviour) {
            case DOWN -> new Reply(503, "");
            case GARBLED -> new Reply(200, "<html><body>系统维护中</body></html>");
            case REFUSING -> answer(message, new SignedGateway.Response(message.id(), false, "number-refused"));
            case SILENT -> {
                take(message, behaviour);
                throw new IOException("the simulated answer got lost");
            }
            case SLOW -> {
                var answer = taken(message, behaviour);
                TimeUnit.SECONDS.sleep(3);
                yield answer;
            }
            case WELL, LATE, UNDELIVERABLE, TWICE, OUT_OF_ORDER -> taken(message, behaviour);
        };
    }

    private Reply taken(SignedGateway.Request message, Behaviour behaviour) {
        take(message, behaviour);
        return answer(message, new SignedGateway.Response(message.id(), true, null));
    }

    private Reply answer(SignedGateway.Request message, SignedGateway.Response response) {
        LOG.debug("simulated gateway answers for {}", message.id());
        return new Reply(200, json.writeValueAsString(response));
    }

    private void take(SignedGateway.Request message, Behaviour behaviour) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into notices.simulated_message as m (id, mobile_tail, text, taken_at, behaviour, report_at)
                        values (:id, :tail, :text, :now, :behaviour, :reportAt)
                        on conflict (id) do update set seen = m.seen + 1
                        """)
                .param("id", message.id())
                .param("tail", message.mobile().substring(message.mobile().length() - 4))
                .param("text", message.text())
                .param("now", Timestamp.from(now))
                .param("behaviour", behaviour.name())
                .param("reportAt", Timestamp.from(now.plusSeconds(reportsAfter(behaviour))))
                .update();
    }

    private static int reportsAfter(Behaviour behaviour) {
        return switch (behaviour) {
            case LATE -> 120;
            case SLOW -> 15;
            default -> 1;
        };
    }

    /// Sends the reports that are due, then forgets that they were; what is killed in between reports again.
    @Transactional
    public void report() {
        var now = clock.instant();
        var due = jdbc.sql(
                        "select id, behaviour from notices.simulated_message where report_at <= :now order by report_at limit 200 for update skip locked")
                .param("now", Timestamp.from(now))
                .query(Due.class)
                .list();
        for (var message : due) {
            for (var state : told(message.behaviour())) {
                reports.receive(signature.seal(
                        json.writeValueAsString(new DeliveryReports.Report(message.id(), state.name()))));
            }
            jdbc.sql("update notices.simulated_message set report_at = null where id = :id")
                    .param("id", message.id())
                    .update();
        }
        jdbc.sql("delete from notices.simulated_message where taken_at < :old")
                .param("old", Timestamp.from(now.minus(KEPT)))
                .update();
    }

    private static List<DeliveryReports.State> told(Behaviour behaviour) {
        var onItsWay = DeliveryReports.State.ON_ITS_WAY;
        var delivered = DeliveryReports.State.DELIVERED;
        return switch (behaviour) {
            case UNDELIVERABLE -> List.of(onItsWay, DeliveryReports.State.UNDELIVERABLE);
            case TWICE -> List.of(onItsWay, onItsWay, delivered, delivered);
            case OUT_OF_ORDER -> List.of(delivered, onItsWay);
            case WELL, SLOW, LATE, SILENT, DOWN, GARBLED, REFUSING -> List.of(onItsWay, delivered);
        };
    }

    List<Message> latest() {
        return jdbc.sql(
                        "select id, mobile_tail, text, seen, taken_at from notices.simulated_message order by taken_at desc, id limit 30")
                .query((row, i) -> new Message(
                        row.getString("id"),
                        row.getString("mobile_tail"),
                        row.getString("text"),
                        row.getInt("seen"),
                        row.getTimestamp("taken_at").toInstant()))
                .list();
    }
}
