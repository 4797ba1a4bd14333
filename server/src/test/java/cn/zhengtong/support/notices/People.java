package cn.zhengtong.support.notices;

import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import java.util.concurrent.atomic.AtomicInteger;

/// Invented people for tests of notices; each is somebody else.
final class People {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    private People() {}

    static Person someone(Parties parties) {
        int serial = SERIAL.incrementAndGet();
        return parties.register(new PersonName("消息测试"), number(serial), new MobileNumber("136%08d".formatted(serial)));
    }

    static CitizenNumber nextNumber() {
        return number(SERIAL.incrementAndGet());
    }

    private static CitizenNumber number(int serial) {
        var digits = "32990119870203%03d".formatted(serial);
        return new CitizenNumber(digits + CitizenNumber.checkCharacter(digits));
    }
}
