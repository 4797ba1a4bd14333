package cn.zhengtong.support.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.Scope;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ZhengtongTest
class ServingPeopleAtAWindowTests {

    static final AtomicInteger SERIAL = new AtomicInteger(100);
    static final PersonName NAME = new PersonName("窗口老人");
    static final MobileNumber MOBILE = new MobileNumber("13700000001");
    static final MobileNumber OTHER_MOBILE = new MobileNumber("13700000002");

    @Autowired
    Parties parties;

    @Autowired
    AuditTrail audit;

    final Actor clerk = Actor.staff(UUID.randomUUID(), "窗口", Scope.NONE);
    final UUID colleague = UUID.randomUUID();

    @Test
    void somebodyWithoutAPhoneIsTakenIn() {
        var person = parties.registerAtWindow(clerk, NAME, number(), null, null);
        assertThat(person.mobile()).isNull();
        assertThat(person.maskedMobile()).isEmpty();
        assertThat(parties.require(person.id())).isEqualTo(person);
        assertThat(audit.has(clerk.id(), "parties.register-at-window")).isTrue();
    }

    @Test
    void theSecondClerkMakesItSure() {
        assertThat(parties.registerAtWindow(clerk, NAME, number(), null, null).assurance())
                .isEqualTo(3);
        assertThat(parties.registerAtWindow(clerk, NAME, number(), null, colleague)
                        .assurance())
                .isEqualTo(4);
    }

    @Test
    void nobodyConfirmsThemselves() {
        assertThatExceptionOfType(SecondClerkIsTheFirst.class)
                .isThrownBy(() -> parties.registerAtWindow(clerk, NAME, number(), null, clerk.id()));
    }

    @Test
    void whoIsKnownIsFoundAgainAndKeepsTheHigherLevel() {
        var number = number();
        var first = parties.registerAtWindow(clerk, NAME, number, MOBILE, colleague);
        var again = parties.registerAtWindow(clerk, NAME, number, null, null);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void anotherNameOnTheSameCardIsRefused() {
        var number = number();
        parties.registerAtWindow(clerk, NAME, number, null, null);
        assertThatExceptionOfType(NameAndNumberDiffer.class)
                .isThrownBy(() -> parties.registerAtWindow(clerk, new PersonName("另一个人"), number, null, colleague));
    }

    @Test
    void oneClerkAloneNeverPointsAnAccountAtAnotherPhone() {
        var number = number();
        parties.registerAtWindow(clerk, NAME, number, MOBILE, null);
        assertThatExceptionOfType(SecondClerkNeeded.class)
                .isThrownBy(() -> parties.registerAtWindow(clerk, NAME, number, OTHER_MOBILE, null));
        assertThat(parties.registerAtWindow(clerk, NAME, number, OTHER_MOBILE, colleague)
                        .mobile())
                .isEqualTo(OTHER_MOBILE);
    }

    @Test
    void aWholePersonIsShownOnlyForAPurpose() {
        var person = parties.registerAtWindow(clerk, NAME, number(), null, null);
        assertThatExceptionOfType(PurposeMissing.class).isThrownBy(() -> parties.reveal(clerk, person.id(), " "));
        assertThat(parties.reveal(clerk, person.id(), "核对本人").certificate()).isEqualTo(person.certificate());
        assertThat(audit.count("parties.reveal", person.id().toString())).isEqualTo(1);
    }

    private static CitizenNumber number() {
        var digits = "32990119400101%03d".formatted(SERIAL.incrementAndGet());
        return new CitizenNumber(digits + CitizenNumber.checkCharacter(digits));
    }
}
