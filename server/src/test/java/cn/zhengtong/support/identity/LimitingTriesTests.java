package cn.zhengtong.support.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Person;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/// Limits bear a hall full of people behind one address, and still stop whoever guesses.
@ZhengtongTest
class LimitingTriesTests {

    static final String PASSWORD = "correct-horse-1";
    static final AtomicInteger SERIAL = new AtomicInteger(500);

    @Autowired
    AddressLimit limit;

    @Autowired
    Tries tries;

    @Autowired
    SignIn signIn;

    @ParameterizedTest(name = "{0} people behind one address, every {1}th mistypes once")
    @CsvSource({"200, 1000", "200, 3", "200, 2"})
    void aHallSignsInWithinAMinute(int people, int every) {
        var hall = request(freshAddress());
        for (int i = 0; i < people; i++) {
            var who = UUID.randomUUID().toString();
            if (i % every == 0) {
                assertThatExceptionOfType(SignInRefused.class)
                        .isThrownBy(() -> limit.watch(hall, () -> attempt(who, hall, false)));
            }
            limit.watch(hall, () -> attempt(who, hall, true));
        }
    }

    @Test
    void whoTriesOnePasswordOnManyAccountsIsStopped() {
        var attacker = request(freshAddress());
        int tried = 0;
        try {
            for (; tried < 1000; tried++) {
                assertThatExceptionOfType(SignInRefused.class)
                        .isThrownBy(() -> limit.watch(
                                attacker, () -> attempt(UUID.randomUUID().toString(), attacker, false)));
            }
        } catch (AssertionError stopped) {
            assertThat(stopped).hasMessageContaining("TooManyTries");
        }
        assertThat(tried).isEqualTo(200);
    }

    @Test
    void whoGuessesLocksThemselvesOutAndNotTheOwner() {
        var owner = someone();
        var login = mobileOf(owner);
        var attacker = freshAddress();
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(SignInRefused.class)
                    .isThrownBy(() -> signIn.person(login, "guess-number-1", attacker));
        }
        assertThatExceptionOfType(AccountLocked.class).isThrownBy(() -> signIn.person(login, PASSWORD, attacker));
        assertThat(signIn.person(login, PASSWORD, freshAddress()).subject()).isEqualTo(owner.id());
    }

    @Test
    void guessingFromManyAddressesLocksTheAccountForAll() {
        var login = UUID.randomUUID().toString();
        for (int i = 0; i < 50; i++) {
            tries.begin(login, freshAddress());
        }
        assertThatExceptionOfType(AccountLocked.class).isThrownBy(() -> tries.begin(login, freshAddress()));
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        var login = UUID.randomUUID().toString();
        var address = freshAddress();
        var judged = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 60; i++) {
                threads.execute(() -> {
                    try {
                        tries.begin(login, address);
                        judged.incrementAndGet();
                    } catch (AccountLocked locked) {
                        // what is wanted
                    } catch (RuntimeException failed) {
                        failures.add(failed);
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        assertThat(judged).hasValue(5);
    }

    @Test
    void aLockTellsNobodyWhetherTheAccountExists() {
        var known = mobileOf(someone());
        for (var login : new String[] {known, "13999990000", "nobody"}) {
            var address = freshAddress();
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(SignInRefused.class)
                        .isThrownBy(() -> signIn.person(login, "guess-number-1", address));
            }
            assertThatExceptionOfType(AccountLocked.class)
                    .as(login)
                    .isThrownBy(() -> signIn.person(login, "guess-number-1", address));
        }
    }

    @Test
    void aWholeHouseholdCountsAsOneAddress() {
        assertThat(AddressLimit.address(request("2001:db8:1:2:3:4:5:6"))).isEqualTo("2001:db8:1:2");
        assertThat(AddressLimit.address(request("192.0.2.7"))).isEqualTo("192.0.2.7");
    }

    @Test
    void oneAddressAsksForFewMessages() {
        var attacker = request(freshAddress());
        for (int i = 0; i < 300; i++) {
            limit.watchCode(attacker, () -> {});
        }
        assertThatExceptionOfType(TooManyTries.class).isThrownBy(() -> limit.watchCode(attacker, () -> {}));
    }

    private Object attempt(String who, MockHttpServletRequest request, boolean right) {
        tries.begin(who, AddressLimit.address(request));
        if (!right) {
            throw new SignInRefused();
        }
        tries.succeeded(who, AddressLimit.address(request));
        return who;
    }

    private static MockHttpServletRequest request(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private static String freshAddress() {
        int serial = SERIAL.incrementAndGet();
        return "198.51.%d.%d".formatted(serial / 250, serial % 250);
    }

    private static String mobileOf(Person person) {
        return Objects.requireNonNull(person.mobile()).value();
    }

    private Person someone() {
        int serial = SERIAL.incrementAndGet();
        var digits = "32990119880101%03d".formatted(serial % 1000);
        return signIn.registerWithoutCode(
                Actor.PROGRAM,
                new PersonName("限次人"),
                new CitizenNumber(digits + CitizenNumber.checkCharacter(digits)),
                new MobileNumber("136%08d".formatted(serial)),
                PASSWORD);
    }
}
