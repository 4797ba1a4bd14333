package cn.zhengtong.support.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class SendingShortMessagesTests {

    private static final NoticesSettings SETTINGS = new NoticesSettings(
            "",
            "",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            20,
            4,
            Duration.ofMinutes(2),
            4,
            Duration.ofMinutes(1),
            3,
            Duration.ofMinutes(5),
            Behaviour.WELL);

    @Autowired
    Notices notices;

    @Autowired
    NoticeTexts texts;

    @Autowired
    NoticeArgs args;

    @Autowired
    Preferences preferences;

    @Autowired
    PublicAddress address;

    @Autowired
    Parties parties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SystemClock systemClock;

    private final MovableClock clock = new MovableClock();
    private final ConcurrentLinkedQueue<Sms> sent = new ConcurrentLinkedQueue<>();

    @Test
    void aMessageGoesOutOnceToTheNumberOfTheMoment() {
        var person = People.someone(parties);
        tell(person, "granted");
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(sentTo(person)).singleElement().satisfies(it -> {
            assertThat(it.text()).startsWith("【政通】您的“食品经营许可”申请").contains("7305 1846-5");
            assertThat(it.toString()).doesNotContain(person.mobile().value());
        });
        assertThat(state(person)).isEqualTo("SENT");
    }

    @Test
    void whoHasNoMobileGetsNoneAndThatIsRecorded() {
        var person = parties.registerAtWindow(
                Actor.PROGRAM, new PersonName("无手机"), People.nextNumber(), null, UUID.randomUUID());
        tell(person, "granted");
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(state(person)).isEqualTo("NO_MOBILE");
        assertThat(reason(person)).isEqualTo("no-mobile");
        assertThat(notices.unread(person.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"granted, SENT", "supplement, SENT", "submitted, SWITCHED_OFF", "rate, SWITCHED_OFF"})
    void whoSwitchedThemOffStillGetsWhatTheLawWantsTold(String key, String becomes) {
        var person = People.someone(parties);
        preferences.choose(Actor.person(person.id(), 2), new Preferences.Preference(false, "zh"));
        tell(person, key);
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(state(person)).isEqualTo(becomes);
        assertThat(notices.unread(person.id())).isEqualTo(1);
    }

    @Test
    void whoReadsEnglishGetsEnglish() {
        var person = People.someone(parties);
        preferences.choose(Actor.person(person.id(), 2), new Preferences.Preference(true, "en"));
        tell(person, "granted");
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(sentTo(person))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).startsWith("[Zhengtong] Your application"));
    }

    @Test
    void anInvitationCarriesTheAddressThatOpensWithoutSigningIn() {
        var person = People.someone(parties);
        tell(person, "rate");
        SmsLink secret = (who, link) -> who.equals(person.id()) && link.equals("/my/cases/730518465")
                ? Optional.of("/s/secret")
                : Optional.empty();
        job(it -> SmsGateway.Answer.TAKEN, List.of(secret)).run(() -> false);
        assertThat(sentTo(person))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("https://zhengtong.example/s/secret"));
        assertThat(batches.queryForObject(
                        "select count(*) from notices.notice n where n::text like '%s/secret%'", Long.class))
                .isZero();
    }

    @Test
    void whileTheGatewayIsAwayThePausesGrowUntilItIsGivenUpAndListed() {
        var person = People.someone(parties);
        tell(person, "granted");
        var pauses = new ArrayList<Duration>();
        for (int i = 1; i <= 4; i++) {
            var before = clock.instant();
            job(it -> {
                        throw new GatewayAway("no-answer", null);
                    })
                    .run(() -> false);
            assertThat(tries(person)).isEqualTo(i);
            if (i < 4) {
                assertThat(state(person)).isEqualTo("WAITING");
                pauses.add(Duration.between(before, nextAt(person)));
                job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
                assertThat(sentTo(person)).hasSize(i);
                clock.move(Duration.between(clock.instant(), nextAt(person)));
            }
        }
        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofMinutes(5));
        assertThat(state(person)).isEqualTo("DEAD");
        assertThat(reason(person)).isEqualTo("no-answer");
    }

    @Test
    void aRefusedNumberIsNotTriedAgainByItself() {
        var person = People.someone(parties);
        tell(person, "granted");
        job(it -> new SmsGateway.Answer(false, "number-refused")).run(() -> false);
        clock.move(Duration.ofDays(1));
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(state(person)).isEqualTo("DEAD");
        assertThat(sentTo(person)).hasSize(1);
    }

    @Test
    void aGatewayThatIsAwayIsNotKnockedAtForEveryMessage() {
        var people = new ArrayList<Person>();
        for (int i = 0; i < 20; i++) {
            var person = People.someone(parties);
            tell(person, "granted");
            people.add(person);
        }
        job(it -> {
                    throw new GatewayAway("no-answer", null);
                })
                .run(() -> false);
        assertThat(sent).hasSizeLessThan(12);
        assertThat(people.stream().mapToInt(this::tries).filter(it -> it == 0)).isNotEmpty();
        clock.move(Duration.ofMinutes(2));
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(people).allSatisfy(it -> assertThat(state(it)).isEqualTo("SENT"));
    }

    @Test
    void oneThatCannotBeSentDoesNotHoldUpTheOthers() {
        var broken = People.someone(parties);
        var person = People.someone(parties);
        tell(broken, "granted");
        tell(person, "granted");
        job(it -> {
                    if (it.to().equals(broken.mobile())) {
                        throw new IllegalStateException("a fault of ours");
                    }
                    return SmsGateway.Answer.TAKEN;
                })
                .run(() -> false);
        assertThat(state(person)).isEqualTo("SENT");
        assertThat(state(broken)).isEqualTo("WAITING");
        assertThat(reason(broken)).isEqualTo("our-fault");
    }

    @Test
    void whatADyingProgramHadTakenGoesOutAgainUnderTheSameIdentifier() {
        var person = People.someone(parties);
        tell(person, "granted");
        assertThatThrownBy(() -> job(it -> {
                            throw new OutOfMemoryError("killed after the gateway took it");
                        })
                        .run(() -> false))
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(sentTo(person)).hasSize(1);
        clock.move(SETTINGS.lease());
        job(it -> SmsGateway.Answer.TAKEN).run(() -> false);
        assertThat(sentTo(person)).hasSize(2);
        assertThat(sentTo(person).stream().map(Sms::id).distinct()).hasSize(1);
        assertThat(state(person)).isEqualTo("SENT");
    }

    @Test
    void twoProgramsNeverTakeTheSameMessageNorWaitForEachOther() {
        for (int i = 0; i < 30; i++) {
            tell(People.someone(parties), "granted");
        }
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(open -> {
                var first = queue().take();
                var second = CompletableFuture.supplyAsync(() -> queue().take(), elsewhere)
                        .completeOnTimeout(List.of(), 5, TimeUnit.SECONDS)
                        .join();
                assertThat(first).hasSize(20);
                assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
            });
        }
    }

    /// Nothing that other tests left waiting goes along.
    @BeforeEach
    void settle() {
        batches.update("update notices.notice set sms_state = 'SENT' where sms_state = 'WAITING'");
    }

    private void tell(Person person, String key) {
        var all = List.of("食品经营许可", "730518465", "2", "2026-12-01");
        var kind = NoticeKind.of(key);
        var given = List.of("submitted", "granted", "rate").contains(kind.key()) ? all.subList(0, 2) : all;
        transaction.executeWithoutResult(it ->
                notices.tell(new Tell(person.id(), key, given, "/my/cases/730518465", "acceptance", "730518465")));
        clock.notBefore(systemClock.instant());
    }

    private SmsJob job(Function<Sms, SmsGateway.Answer> answer) {
        return job(answer, List.of());
    }

    private SmsJob job(Function<Sms, SmsGateway.Answer> answer, List<SmsLink> links) {
        var gateway = new SmsGateway() {
            @Override
            public Answer send(Sms message) {
                sent.add(message);
                return answer.apply(message);
            }

            @Override
            public String connection() {
                return "TEST";
            }
        };
        var there = new PublicAddress("https://zhengtong.example", new org.springframework.mock.env.MockEnvironment());
        return new SmsJob(
                queue(), gateway, parties, preferences, texts, links, there, SETTINGS, new SystemClock(clock));
    }

    private SmsQueue queue() {
        return new SmsQueue(jdbc, batches, args, new SystemClock(clock), SETTINGS);
    }

    private List<Sms> sentTo(Person person) {
        return sent.stream().filter(it -> it.to().equals(person.mobile())).toList();
    }

    private Map<String, Object> row(Person person) {
        return batches.queryForMap("select * from notices.notice where person = ?", person.id());
    }

    private String state(Person person) {
        return String.valueOf(row(person).get("sms_state"));
    }

    private String reason(Person person) {
        return String.valueOf(row(person).get("sms_reason"));
    }

    private int tries(Person person) {
        return (Integer) row(person).get("sms_tries");
    }

    private Instant nextAt(Person person) {
        return ((java.sql.Timestamp) row(person).get("sms_next_at")).toInstant();
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.EPOCH;

        void move(Duration by) {
            now = now.plus(by);
        }

        void notBefore(Instant at) {
            now = now.isBefore(at) ? at.plusMillis(1).truncatedTo(ChronoUnit.MILLIS) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
