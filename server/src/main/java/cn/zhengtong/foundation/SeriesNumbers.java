package cn.zhengtong.foundation;

import cn.zhengtong.kernel.CheckDigit;
import cn.zhengtong.kernel.SeriesNumber;
import java.security.SecureRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives out numbers of a series: drawn at random and taken by a unique index, so that nobody waits for a
/// counter
/// and nobody can guess the next one. Gaps are part of it.
@Component
public class SeriesNumbers {

    /// A series that several modules share.
    ///
    /// @param digits before the check digit; far more numbers than will ever be given out
    public record Series(String code, int digits) {}

    /// Orders of the hotline 12345; low ratings take their number here too, so that both sides speak of one
    /// order.
    public static final Series ORDERS = new Series("orders", 11);

    private static final int TRIES = 40;

    private final JdbcClient jdbc;
    private final RandomGenerator random;

    @Autowired
    SeriesNumbers(JdbcClient jdbc) {
        this(jdbc, new SecureRandom());
    }

    SeriesNumbers(JdbcClient jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /// The next number of a shared series; given back when the caller's transaction fails.
    @Transactional(propagation = Propagation.MANDATORY)
    public SeriesNumber next(Series series) {
        return allocate(
                series.digits(),
                number -> jdbc.sql(
                                        "insert into foundation.series_number (series, number) values (:series, :number) on conflict do nothing")
                                .param("series", series.code())
                                .param("number", number.value())
                                .update()
                        == 1);
    }

    /// For a module whose numbers are unique in its own table.
    ///
    /// @param take stores the number (`on conflict do nothing`) and tells whether it was free
    public SeriesNumber allocate(int digits, Predicate<SeriesNumber> take) {
        for (int i = 0; i < TRIES; i++) {
            var number = draw(digits);
            if (take.test(number)) {
                return number;
            }
        }
        throw new IllegalStateException("a number series of " + digits + " digits is nearly used up");
    }

    private SeriesNumber draw(int digits) {
        var text = new StringBuilder(digits + 1).append(random.nextInt(1, 10));
        while (text.length() < digits) {
            text.append(random.nextInt(10));
        }
        return new SeriesNumber(text.append(CheckDigit.of(text.toString())).toString());
    }
}
