package cn.zhengtong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNumberTests {

    @Test
    void theCheckDigitIsTheOneOfDammsTable() {
        assertThat(CheckDigit.of("572")).isEqualTo('4');
        assertThat(CheckDigit.of("73051846")).isEqualTo('5');
    }

    @Test
    void everyWrongDigitAndEverySwapOfNeighboursIsFound() {
        var random = new Random(7);
        for (int n = 0; n < 2_000; n++) {
            var digits = String.valueOf(10_000_000 + random.nextInt(90_000_000));
            var number = digits + CheckDigit.of(digits);
            assertThat(SeriesNumber.matches(number)).isTrue();
            for (int i = 0; i < number.length(); i++) {
                for (char other = '0'; other <= '9'; other++) {
                    var wrong = number.substring(0, i) + other + number.substring(i + 1);
                    assertThat(CheckDigit.holds(wrong)).as(wrong).isEqualTo(other == number.charAt(i));
                }
                if (i > 0 && number.charAt(i) != number.charAt(i - 1)) {
                    var swapped = number.substring(0, i - 1)
                            + number.charAt(i)
                            + number.charAt(i - 1)
                            + number.substring(i + 1);
                    assertThat(CheckDigit.holds(swapped)).as(swapped).isFalse();
                }
            }
        }
    }

    @Test
    void itIsReadInGroupsAndTypedAsPeopleLike() {
        assertThat(new SeriesNumber("730518465").readable()).isEqualTo("7305 1846-5");
        assertThat(SeriesNumber.typed(" 7305 1846-5 ").value()).isEqualTo("730518465");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "730518462", "030518465", "7305", "73051846５", "730518465; drop table"})
    void whatIsNoNumberIsRefused(String text) {
        assertThat(SeriesNumber.matches(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SeriesNumber.typed(text));
    }
}
