package cn.zhengtong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersOfPeopleAndFirmsTests {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", " 11010519491231002x "})
    void theStandardsOwnCitizenNumbersAreAccepted(String number) {
        assertThat(new CitizenNumber(number).value()).hasSize(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "11010519490230002X", "1101051949123100", "", "329901199902300019"})
    void aWrongCheckCharacterOrAnImpossibleBirthDateIsRefused(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CitizenNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350200MA2YJ1XR9G", "913502000728319549", "11430000006122244L", "12441500196720244T"})
    void realCreditCodesPassTheirCheck(String code) {
        assertThat(CreditCode.typed(code).checks()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M0001TGQXM", "91350200MA2YJ1XR9H"})
    void aTypedCreditCodeWithAWrongCheckIsRefusedButAConfirmedOneIsKept(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> CreditCode.typed(code));
        assertThat(CreditCode.confirmed(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"阿依古丽•买买提", "阿依古丽．买买提", "阿依古丽·买买提"})
    void theDotsOfMinorityNamesAreWrittenOneWay(String name) {
        assertThat(new PersonName(name).value()).isEqualTo("阿依古丽·买买提");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "320", "32010", "3201021", "3201020011", "0320"})
    void oddLengthsAreNoRegionCodes(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionCode(code));
    }
}
