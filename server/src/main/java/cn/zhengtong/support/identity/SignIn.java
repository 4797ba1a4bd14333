package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import cn.zhengtong.support.staff.Staff;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proves who somebody is and opens accounts. Wrong account, wrong password and locked account take the same
/// work and give answers
/// that do not tell which accounts exist.
@Service
public class SignIn {

    private static final Pattern STRONG = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d).{10,200}");

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Staff staff;
    private final SmsCodes codes;
    private final SystemClock clock;
    private final IdentitySettings settings;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(10);
    private final String nobodysPassword = encoder.encode(UUID.randomUUID().toString());

    SignIn(
            JdbcClient jdbc,
            Parties parties,
            Staff staff,
            SmsCodes codes,
            SystemClock clock,
            IdentitySettings settings) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.staff = staff;
        this.codes = codes;
        this.clock = clock;
        this.settings = settings;
    }

    private record Account(UUID id, UUID subject, @Nullable String password, boolean locked) {}

    /// A member of staff by account and password.
    SignedIn staff(String account, String password) {
        var subject = prove(Actor.Kind.STAFF, account.strip(), password);
        var posts = staff.posts(subject);
        return new SignedIn(
                Actor.Kind.STAFF,
                subject,
                posts.isEmpty() ? null : posts.getFirst().id(),
                clock.instant());
    }

    /// A person by mobile number or citizen number and password.
    SignedIn person(String login, String password) {
        return new SignedIn(
                Actor.Kind.PERSON, prove(Actor.Kind.PERSON, personLogin(login), password), null, clock.instant());
    }

    /// A person by the code that was sent to the phone.
    @Transactional
    SignedIn personBySms(MobileNumber mobile, String code) {
        var person = parties.find(mobile);
        if (!codes.spend(mobile, code) || person.isEmpty()) {
            throw new SmsCodeWrong();
        }
        return new SignedIn(Actor.Kind.PERSON, person.get().id(), null, clock.instant());
    }

    /// Takes a person in who proved to hold the phone. Whoever a window took in before gets an account, when name
    /// and phone are the ones on file.
    @Transactional
    SignedIn register(PersonName name, CitizenNumber number, MobileNumber mobile, String code, String password) {
        mustBeStrong(password);
        if (!codes.spend(mobile, code)) {
            throw new SmsCodeWrong();
        }
        var person = parties.find(number)
                .filter(it -> it.name().equals(name) && mobile.equals(it.mobile()))
                .filter(it -> find(Actor.Kind.PERSON, it.id().toString()).isEmpty())
                .orElseGet(() -> parties.register(name, number, mobile));
        store(Actor.Kind.PERSON, person.id().toString(), person.id(), password);
        return new SignedIn(Actor.Kind.PERSON, person.id(), null, clock.instant());
    }

    /// Opens a person's account without an SMS code; only the program itself may, for the demo.
    @Transactional
    public Person registerWithoutCode(
            Actor actor, PersonName name, CitizenNumber number, MobileNumber mobile, String password) {
        if (actor.kind() != Actor.Kind.PROGRAM) {
            throw new SmsCodeWrong();
        }
        var person = parties.register(name, number, mobile);
        store(Actor.Kind.PERSON, person.id().toString(), person.id(), password);
        return person;
    }

    /// Gives a member of staff the first password.
    @Transactional
    public void openStaffAccount(String account, String password) {
        mustBeStrong(password);
        var member = staff.find(account).orElseThrow(SignInRefused::new);
        store(Actor.Kind.STAFF, account, member.id(), password);
    }

    private void store(Actor.Kind kind, String login, UUID subject, String password) {
        jdbc.sql("""
                        insert into identity.account (id, kind, login, subject, password) values (:id, :kind, :login, :subject, :password)
                        on conflict (kind, login) do update set subject = excluded.subject, password = excluded.password
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("login", login)
                .param("subject", subject)
                .param("password", encoder.encode(password))
                .update();
    }

    private UUID prove(Actor.Kind kind, String login, String password) {
        var account = find(kind, login);
        var stored = account.map(Account::password).orElse(nobodysPassword);
        var right = encoder.matches(password, stored);
        if (account.isEmpty()) {
            throw new SignInRefused();
        }
        if (account.get().locked()) {
            throw new AccountLocked();
        }
        if (!right) {
            countFailure(account.get().id());
            throw new SignInRefused();
        }
        jdbc.sql(
                        "update identity.account set failures = 0, first_failure_at = null, locked_until = null where id = :id and failures > 0")
                .param("id", account.get().id())
                .update();
        return account.get().subject();
    }

    private void countFailure(UUID account) {
        var now = clock.instant();
        jdbc.sql("""
                        update identity.account
                           set failures = case when first_failure_at is null or first_failure_at < :windowBegins then 1 else failures + 1 end,
                               first_failure_at = case when first_failure_at is null or first_failure_at < :windowBegins then :now else first_failure_at end,
                               locked_until = case when first_failure_at >= :windowBegins and failures + 1 >= :most then :until else locked_until end
                         where id = :id
                        """)
                .param("windowBegins", Timestamp.from(now.minus(settings.window())))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(settings.lock())))
                .param("most", settings.failures())
                .param("id", account)
                .update();
    }

    private Optional<Account> find(Actor.Kind kind, String login) {
        return jdbc.sql(
                        "select id, subject, password, coalesce(locked_until > :now, false) as locked from identity.account where kind = :kind and login = :login")
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("login", login)
                .query(Account.class)
                .optional();
    }

    /// A person's account is found by who it is, never by the phone itself: a phone that was given to somebody
    /// else takes nobody's account along.
    private String personLogin(String typed) {
        return whoTypes(typed.strip()).map(it -> it.id().toString()).orElse("-");
    }

    private Optional<Person> whoTypes(String text) {
        try {
            return parties.find(new MobileNumber(text));
        } catch (IllegalArgumentException noMobile) {
            try {
                return parties.find(new CitizenNumber(text));
            } catch (IllegalArgumentException noCitizenNumber) {
                return Optional.empty();
            }
        }
    }

    private static void mustBeStrong(String password) {
        if (!STRONG.matcher(password).matches()) {
            throw new PasswordTooWeak();
        }
    }
}
