package cn.zhengtong.support.notices;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ZhengtongTest
class WatchingTheQueueTests {

    private static final Actor OPERATOR = Actor.staff(
            UUID.randomUUID(),
            "夜明",
            new Scope(List.of(new Grant(
                    "operator", Set.of("notices.operate"), new Reach(new RegionCode("32"), null, Set.of())))));

    @Autowired
    Notices notices;

    @Autowired
    SmsQueue queue;

    @Autowired
    SimulatedLine simulated;

    @Autowired
    DeliveryReports reports;

    @Autowired
    GatewaySignature signature;

    @Autowired
    NoticeArgs args;

    @Autowired
    NoticeTexts texts;

    @Autowired
    Preferences preferences;

    @Autowired
    PublicAddress address;

    @Autowired
    NoticesSettings settings;

    @Autowired
    cn.zhengtong.foundation.SystemClock clock;

    @Autowired
    Parties parties;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvcTester web;

    private Person person;
    private UUID id;

    @BeforeEach
    void somethingIsTold() {
        jdbc.update("update notices.notice set sms_state = 'SENT' where sms_state = 'WAITING'");
        person = People.someone(parties);
        transaction.executeWithoutResult(it -> notices.tell(new Tell(
                person.id(),
                "granted",
                List.of("食品经营许可", "730518465"),
                "/my/cases/730518465",
                "acceptance",
                "730518465")));
        id = jdbc.queryForObject("select id from notices.notice where person = ?", UUID.class, person.id());
    }

    /// Whatever the gateway does, a person gets a message once, and what is reported later never undoes it.
    @ParameterizedTest
    @CsvSource({
        "WELL, DELIVERED, 1",
        "TWICE, DELIVERED, 1",
        "OUT_OF_ORDER, DELIVERED, 1",
        "LATE, SENT, 1",
        "UNDELIVERABLE, DEAD, 1",
        "SILENT, DELIVERED, 1",
        "DOWN, WAITING, 0",
        "GARBLED, WAITING, 0",
        "REFUSING, DEAD, 0"
    })
    void theSimulatedGatewayMisbehavesAndTheQueueBearsIt(Behaviour behaviour, String becomes, int kept) {
        simulated.behave(behaviour);
        job().run(() -> false);
        jdbc.update(
                "update notices.simulated_message set report_at = report_at - interval '60 seconds' where id = ?",
                id + "-1");
        simulated.report();
        simulated.report();
        assertThat(state()).isEqualTo(becomes);
        assertThat(jdbc.queryForObject(
                        "select count(*) from notices.simulated_message where id = ?", Integer.class, id + "-1"))
                .isEqualTo(kept);
        simulated.behave(Behaviour.WELL);
    }

    @Test
    void aLostAnswerIsSentAgainAndTheGatewayKeepsItOnce() {
        simulated.behave(Behaviour.SILENT);
        job().run(() -> false);
        assertThat(state()).isEqualTo("WAITING");
        jdbc.update("update notices.notice set sms_next_at = sms_next_at - interval '1 day' where id = ?", id);
        simulated.behave(Behaviour.WELL);
        job().run(() -> false);
        assertThat(state()).isEqualTo("SENT");
        assertThat(jdbc.queryForObject(
                        "select seen from notices.simulated_message where id = ?", Integer.class, id + "-1"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED;UNDELIVERABLE, DELIVERED",
        "UNDELIVERABLE;DELIVERED, DELIVERED",
        "DELIVERED;ON_ITS_WAY, DELIVERED",
        "ON_ITS_WAY;UNDELIVERABLE;ON_ITS_WAY, DEAD",
        "DELIVERED;DELIVERED;DELIVERED, DELIVERED"
    })
    void whatWasDeliveredStaysDelivered(String order, String becomes) {
        long before = counted("DELIVERED");
        for (var state : order.split(";")) {
            report(id + "-1", state);
        }
        assertThat(state()).isEqualTo(becomes);
        assertThat(counted("DELIVERED") - before).isEqualTo(becomes.equals("DELIVERED") ? 1 : 0);
    }

    @Test
    void aReportThatComesBeforeOurOwnNoteIsNotOverwritten() {
        var taken = queue.take().stream().filter(it -> it.id().equals(id)).toList();
        report(id + "-1", "DELIVERED");
        queue.finish(taken.stream()
                .map(it -> new SmsQueue.Outcome(it, SmsQueue.State.SENT, "", clock.instant(), true))
                .toList());
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no      | {\"id\":\"%s-1\",\"state\":\"DELIVERED\"} | 403",
                "forged  | {\"id\":\"%s-1\",\"state\":\"DELIVERED\"} | 403",
                "right   | {\"id\":\"%s-1\",\"state\":\"READ\"}      | 422",
                "right   | {\"id\":\"%s-1\"}                         | 422",
                "right   | not json                                  | 422",
                "right   | {\"id\":\"../../etc\",\"state\":\"DELIVERED\"} | 204",
                "right   | {\"id\":\"%s-1\",\"state\":\"DELIVERED\",\"person\":\"x\"} | 204"
            })
    void onlyTheGatewaysOwnReportsCount(String signed, String body, int answer) {
        var text = body.strip().replace("%s", id.toString());
        var envelope = signature.seal(text);
        assertThat(web.post()
                        .uri("/api/notices/delivery-reports")
                        .contentType("application/json")
                        .header(Envelope.TIMESTAMP, envelope.timestamp())
                        .header(
                                Envelope.SIGNATURE,
                                switch (signed) {
                                    case "no" -> "";
                                    case "forged" ->
                                        envelope.signature().replace('a', 'b').replace('0', '1');
                                    default -> envelope.signature();
                                })
                        .content(text))
                .hasStatus(answer);
        assertThat(state()).isEqualTo(answer == 204 && text.contains(id.toString()) ? "DELIVERED" : "WAITING");
    }

    @Test
    void anOperatorSeesWhatFailedAndWhyWithTheMobileMasked() {
        report(id + "-1", "UNDELIVERABLE");
        var list = web.get().uri("/api/notices/failures").requestAttr(Actor.class.getName(), OPERATOR);
        assertThat(list)
                .hasStatusOk()
                .bodyText()
                .contains(id.toString(), "运营商说送不到", "您的“食品经营许可”申请")
                .satisfies(it -> assertThat(it)
                        .contains(person.mobile().value().substring(0, 3) + "****"
                                + person.mobile().value().substring(7))
                        .doesNotContain(person.mobile().value(), person.name().value()));
        assertThat(web.get().uri("/api/notices/queue").requestAttr(Actor.class.getName(), OPERATOR))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.gateway")
                .isEqualTo("TEST");
    }

    @Test
    void whatIsSentAgainIsANewMessageAndOldReportsDoNotTouchIt() {
        report(id + "-1", "UNDELIVERABLE");
        assertThat(retry(id)).isEqualTo(204);
        assertThat(retry(id)).isEqualTo(404);
        report(id + "-1", "DELIVERED");
        assertThat(state()).isEqualTo("WAITING");
        report(id + "-2", "DELIVERED");
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(retry(UUID.randomUUID())).isEqualTo(404);
    }

    @Test
    void allThatFailedGoesOutAgainAtOnce() {
        report(id + "-1", "UNDELIVERABLE");
        assertThat(web.post()
                        .uri("/api/notices/failures/retry")
                        .with(csrf())
                        .requestAttr(Actor.class.getName(), OPERATOR))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.messages")
                .asNumber()
                .satisfies(it -> assertThat(it.intValue()).isPositive());
        assertThat(state()).isEqualTo("WAITING");
        assertThat(jdbc.queryForObject("select count(*) from notices.notice where sms_state = 'DEAD'", Long.class))
                .isZero();
    }

    @Test
    void outsideOfTheDemoThereIsNoSimulatorAndNoPageOfMessages() {
        assertThat(web.put()
                        .uri("/api/notices/simulator")
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"behaviour\":\"DOWN\"}")
                        .requestAttr(Actor.class.getName(), OPERATOR))
                .hasStatus(404);
        assertThat(web.get().uri("/demo/messages")).hasStatus(404);
    }

    @Test
    void withoutAGatewayMessagesWaitAndSaySo() {
        assertThatExceptionOfType(GatewayAway.class)
                .isThrownBy(() -> new NoGateway().send(new Sms("x", Objects.requireNonNull(person.mobile()), "x")))
                .satisfies(it -> assertThat(texts.reason(it.reason(), Locale.SIMPLIFIED_CHINESE))
                        .isEqualTo("没有接短信网关"));
        assertThat(texts.reason("some-other", Locale.ENGLISH)).contains("some-other");
    }

    @Test
    void aForgedLineIsNotTaken() throws Exception {
        var sealed = signature.seal("{\"id\":\"x\",\"mobile\":\"13600000000\",\"text\":\"x\"}");
        assertThat(simulated
                        .exchange(new Envelope(sealed.body().replace("x", "y"), sealed.timestamp(), sealed.signature()))
                        .status())
                .isEqualTo(401);
        assertThatExceptionOfType(DeliveryReports.ReportNotSigned.class)
                .isThrownBy(() -> reports.receive(new Envelope("{}", 0, "")));
    }

    private SmsJob job() {
        return new SmsJob(
                queue,
                new SignedGateway(simulated, signature, json),
                parties,
                preferences,
                texts,
                List.of(),
                address,
                settings,
                clock);
    }

    private int retry(UUID failure) {
        return web.post()
                .uri("/api/notices/failures/{id}/retry", failure)
                .with(csrf())
                .requestAttr(Actor.class.getName(), OPERATOR)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void report(String message, String state) {
        reports.receive(signature.seal("{\"id\":\"%s\",\"state\":\"%s\"}".formatted(message, state)));
    }

    private String state() {
        return jdbc.queryForObject("select sms_state from notices.notice where id = ?", String.class, id);
    }

    private long counted(String outcome) {
        return jdbc.queryForObject(
                "select coalesce(sum(messages), 0) from notices.sms_count where outcome = ?", Long.class, outcome);
    }
}
