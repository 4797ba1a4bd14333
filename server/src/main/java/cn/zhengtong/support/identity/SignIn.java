package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import cn.zhengtong.support.staff.Member;
import cn.zhengtong.support.staff.Staff;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proves who somebody is (登录): by password or by SMS code. Wrong password, locked and unknown account take the
/// same work and give answers that do not tell which accounts exist.
@Service
public class SignIn {

    private final Passwords passwords;
    private final Tries tries;
    private final Parties parties;
    private final Staff staff;
    private final SmsCodes codes;
    private final SystemClock clock;

    SignIn(Passwords passwords, Tries tries, Parties parties, Staff staff, SmsCodes codes, SystemClock clock) {
        this.passwords = passwords;
        this.tries = tries;
        this.parties = parties;
        this.staff = staff;
        this.codes = codes;
        this.clock = clock;
    }

    /// A member of staff by account and password.
    SignedIn staff(String account, String password, String address) {
        var member = staff.find(account.strip())
                .filter(it -> !it.left())
                .map(Member::id)
                .orElse(null);
        var subject = prove(Actor.Kind.STAFF, member, account.strip(), password, address);
        var posts = staff.posts(subject);
        return new SignedIn(
                Actor.Kind.STAFF,
                subject,
                posts.isEmpty() ? null : posts.getFirst().id(),
                clock.instant());
    }

    /// A person by mobile number or citizen number and password. An account is found by who it belongs to,
    /// never
    /// by the phone itself: a phone that was given to somebody else takes nobody's account along.
    SignedIn person(String login, String password, String address) {
        var person = whoTypes(login.strip()).map(Person::id).orElse(null);
        var subject = prove(Actor.Kind.PERSON, person, login.strip(), password, address);
        return new SignedIn(Actor.Kind.PERSON, subject, null, clock.instant());
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

    /// Takes a person in who proved to hold the phone. Whoever a window took in before gets an account, when
    /// name
    /// and phone are the ones on file.
    @Transactional
    SignedIn register(PersonName name, CitizenNumber number, MobileNumber mobile, String code, String password) {
        Passwords.mustBeStrong(password);
        if (!codes.spend(mobile, code)) {
            throw new SmsCodeWrong();
        }
        var person = parties.find(number)
                .filter(it -> it.name().equals(name) && mobile.equals(it.mobile()))
                .filter(it -> !passwords.has(Actor.Kind.PERSON, it.id()))
                .orElseGet(() -> parties.register(name, number, mobile));
        passwords.set(Actor.Kind.PERSON, person.id(), password);
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
        passwords.set(Actor.Kind.PERSON, person.id(), password);
        return person;
    }

    /// Gives a member of staff the first password; only the program itself may, for the demo.
    @Transactional
    public void openStaffAccount(String account, String password) {
        var member = staff.find(account).orElseThrow(SignInRefused::new);
        passwords.set(Actor.Kind.STAFF, member.id(), password);
    }

    /// A person who forgot the password proves to hold the phone on file.
    @Transactional
    void changePasswordBySms(UUID person, String code, String password) {
        Passwords.mustBeStrong(password);
        var mobile = parties.require(person).mobile();
        if (mobile == null || !codes.spend(mobile, code)) {
            throw new SmsCodeWrong();
        }
        passwords.set(Actor.Kind.PERSON, person, password);
    }

    /// Staff change theirs by the old one.
    void changePassword(Actor actor, String old, String password, String address) {
        Passwords.mustBeStrong(password);
        tries.begin("change " + actor.id(), address);
        if (!passwords.matches(actor.kind(), actor.id(), old)) {
            throw new OldPasswordWrong();
        }
        tries.succeeded("change " + actor.id(), address);
        passwords.set(actor.kind(), actor.id(), password);
    }

    private UUID prove(Actor.Kind kind, @Nullable UUID subject, String typed, String password, String address) {
        var login = kind + " " + (subject == null ? typed : subject);
        tries.begin(login, address);
        if (!passwords.matches(kind, subject, password) || subject == null) {
            throw new SignInRefused();
        }
        tries.succeeded(login, address);
        return subject;
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
}
