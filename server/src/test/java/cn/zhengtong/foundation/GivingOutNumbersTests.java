package cn.zhengtong.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.SeriesNumber;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class GivingOutNumbersTests {

    @Autowired
    SeriesNumbers numbers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate sql;

    @Test
    void manyAtOnceGetDifferentNumbersOfTheSeries() {
        var given = ConcurrentHashMap.<SeriesNumber>newKeySet();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                people.submit(
                        () -> transaction.executeWithoutResult(it -> given.add(numbers.next(SeriesNumbers.ORDERS))));
            }
        }
        assertThat(given).hasSize(200).allSatisfy(it -> assertThat(it.value()).hasSize(12));
    }

    @Test
    void aNumberThatIsTakenIsDrawnAgain() {
        var drawn = new HashSet<SeriesNumber>();
        var first = new SeriesNumbers(jdbc, new Random(1)).allocate(8, drawn::add);
        var second = new SeriesNumbers(jdbc, new Random(1)).allocate(8, drawn::add);
        assertThat(second).isNotEqualTo(first);
        assertThat(first.value()).hasSize(9);
    }

    @Test
    void aSeriesThatIsUsedUpSaysSo() {
        assertThatIllegalStateException().isThrownBy(() -> numbers.allocate(8, it -> false));
    }

    @Test
    void whatIsRolledBackGivesItsNumberBack() {
        var number = transaction.execute(it -> {
            it.setRollbackOnly();
            return numbers.next(SeriesNumbers.ORDERS);
        });
        assertThat(sql.queryForObject(
                        "select count(*) from foundation.series_number where number = ?", Long.class, number.value()))
                .isZero();
    }

    @Test
    void aNumberIsOnlyGivenInsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> numbers.next(SeriesNumbers.ORDERS));
    }

    @Test
    void thisMonthAndTheNextOneHaveTheirPartitionsAlready() {
        assertThat(sql.queryForObject(
                        "select count(*) from pg_inherits where inhparent = 'notices.notice'::regclass", Long.class))
                .isGreaterThanOrEqualTo(3);
    }
}
