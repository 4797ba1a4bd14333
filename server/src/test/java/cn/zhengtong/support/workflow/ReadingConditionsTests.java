package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingConditionsTests {

    static final Map<String, Object> FACTS = Map.of(
            "conclusion",
            "RETURN",
            "amount",
            10_000,
            "share",
            0.5,
            "urgent",
            true,
            "kinds",
            List.of("a", "b"),
            "面积",
            46.5);

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            conclusion == 'RETURN'                        ~ true
            conclusion == "RETURN"                        ~ true
            ${conclusion == 'RETURN'}                     ~ true
            conclusion != 'RETURN'                        ~ false
            amount >= 10000                               ~ true
            amount > 10000                                ~ false
            amount == 10000.0                             ~ true
            share < 1 and amount <= 10000                 ~ true
            share < 1 && amount < 1                       ~ false
            amount < 1 or urgent                          ~ true
            amount < 1 || not urgent                      ~ false
            !urgent                                       ~ false
            not (amount < 1) and urgent == true           ~ true
            amount < 1 or amount > 1 and urgent           ~ true
            (amount < 1 or amount > 1) and not urgent     ~ false
            conclusion in ['APPROVE', 'RETURN']           ~ true
            conclusion in ('APPROVE')                     ~ false
            conclusion not in ['APPROVE']                 ~ true
            'b' in kinds                                  ~ true
            'c' in kinds                                  ~ false
            amount in [1, 10000]                          ~ true
            absent == null                                ~ true
            absent == 'x'                                 ~ false
            absent != 'x'                                 ~ true
            absent < 1                                    ~ false
            absent > 1                                    ~ false
            absent in ['x']                               ~ false
            conclusion < 5                                ~ false
            conclusion == 5                               ~ false
            absent                                        ~ false
            conclusion                                    ~ false
            面积 > 46                                      ~ true
            -1 < amount                                   ~ true
            """)
    void aConditionComparesFacts(String text, boolean expected) {
        assertThat(Condition.read(text).holds(FACTS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "${}",
                "conclusion =",
                "conclusion = 'RETURN'",
                "conclusion == 'RETURN",
                "conclusion == ",
                "== 1",
                "a and",
                "and a",
                "not",
                "(a",
                "a)",
                "a in [1",
                "a in []",
                "a b",
                "a.b == 1",
                "T(java.lang.Runtime).getRuntime().exec('id')",
                "execution.setVariable('x', 1)",
                "''.getClass()",
                "#{a}",
                "a; b",
                "a == 1 ? b : c",
                "a == 1 == 2",
                "1 + 1 == 2"
            })
    void whatIsNoConditionIsRefused(String text) {
        assertThatExceptionOfType(Condition.Unreadable.class).isThrownBy(() -> Condition.read(text));
    }

    @Test
    void thePlaceWhereReadingStopsIsNamed() {
        assertThatExceptionOfType(Condition.Unreadable.class)
                .isThrownBy(() -> Condition.read("amount >> 1"))
                .satisfies(it -> assertThat(it.at).isEqualTo(8));
    }

    @Test
    void neitherLengthNorDepthCanHurt() {
        assertThatExceptionOfType(Condition.Unreadable.class)
                .isThrownBy(() -> Condition.read("(".repeat(200) + "a" + ")".repeat(200)));
        assertThatExceptionOfType(Condition.Unreadable.class)
                .isThrownBy(() -> Condition.read("not ".repeat(100) + "a"));
        assertThatExceptionOfType(Condition.Unreadable.class)
                .isThrownBy(() -> Condition.read("a or ".repeat(100_000) + "a"));
    }

    @Test
    void aFactThatLooksLikeAConditionStaysAText() {
        var forged = Map.of("conclusion", "x' or true or 'x' == '", "amount", "10000");
        assertThat(Condition.read("conclusion == 'APPROVE'").holds(forged)).isFalse();
        assertThat(Condition.read("amount >= 10000").holds(forged)).isFalse();
    }
}
