package cn.zhengtong.support.identity;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import cn.zhengtong.support.staff.Staff;
import jakarta.servlet.http.Cookie;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ZhengtongTest
class SigningInTests {

    static final String HERE = "192.0.2.1";
    static final String PASSWORD = "correct-horse-1";
    static final AtomicInteger SERIAL = new AtomicInteger(100);

    @Autowired
    SignIn signIn;

    @Autowired
    Staff staff;

    @Autowired
    Parties parties;

    @Autowired
    SmsCodes codes;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @Test
    void aPersonSignsInByMobileAndByCitizenNumber() {
        var person = someone();
        assertThat(signIn.person(mobileOf(person).value(), PASSWORD, HERE).subject())
                .isEqualTo(person.id());
        assertThat(signIn.person(person.certificate().value(), PASSWORD, HERE).subject())
                .isEqualTo(person.id());
    }

    @Test
    void aPhoneThatWasGivenToSomebodyElseTakesNobodysAccountAlong() {
        var before = someone();
        var after = someone(mobileOf(before));
        assertThat(signIn.person(before.certificate().value(), PASSWORD, HERE).subject())
                .isEqualTo(before.id());
        assertThat(signIn.person(mobileOf(before).value(), PASSWORD, HERE).subject())
                .isEqualTo(after.id());
    }

    @Test
    void whoAWindowTookInOpensTheAccountWithThePhoneOnFile() {
        var person = parties.registerAtWindow(
                Actor.PROGRAM, new PersonName("窗口人"), nextNumber(), new MobileNumber("13911112222"), null);
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn.person(person.certificate().value(), PASSWORD, HERE));
        var mobile = mobileOf(person);
        codes.send(mobile);
        assertThatExceptionOfType(SmsCodeWrong.class)
                .isThrownBy(() -> signIn.register(person.name(), person.certificate(), mobile, "000000", PASSWORD));
        assertThat(signIn.register(person.name(), person.certificate(), mobile, codeFor(mobile), PASSWORD)
                        .subject())
                .isEqualTo(person.id());
        assertThat(signIn.person(person.certificate().value(), PASSWORD, HERE).subject())
                .isEqualTo(person.id());
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAlsoForTheRightOne() {
        var person = someone();
        var login = mobileOf(person).value();
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> signIn.person(login, "wrong", HERE));
        }
        assertThatExceptionOfType(AccountLocked.class).isThrownBy(() -> signIn.person(login, PASSWORD, HERE));
    }

    @Test
    void anUnknownAccountIsRefusedInTheSameWords() {
        var person = someone();
        assertThat(refusal("13999999999"))
                .isEqualTo(refusal(mobileOf(person).value()))
                .contains("账号或密码不对");
    }

    @Test
    void aSessionThatWasPlantedBeforeSigningInIsWorthNothing() {
        var person = someone();
        var planted = new Cookie("ZTSESSION", "cGxhbnRlZA");
        var answer = web.post()
                .uri("/sign-in")
                .with(csrf())
                .cookie(planted)
                .param("login", mobileOf(person).value())
                .param("password", PASSWORD)
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        assertThat(answer.getResponse().getCookie("ZTSESSION")).isNotNull();
        assertThat(answer.getResponse().getCookie("ZTSESSION").getValue()).isNotEqualTo(planted.getValue());
        assertThat(web.get().uri("/my").cookie(planted)).hasStatus3xxRedirection();
        assertThat(web.get().uri("/my").cookie(answer.getResponse().getCookie("ZTSESSION")))
                .hasStatusOk()
                .bodyText()
                .contains("一级（自己填报，未核验）", "在所有设备上退出")
                .doesNotContain(person.certificate().value());
    }

    @Test
    void signingOutEverywhereEndsTheOtherDevicesToo() {
        var person = someone();
        var phone = signedIn(person);
        var computer = signedIn(person);
        web.post()
                .uri("/sign-out")
                .with(csrf())
                .cookie(phone)
                .param("everywhere", "true")
                .exchange();
        assertThat(web.get().uri("/my").cookie(computer)).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @CsvSource({
        "/my/cases, /my/cases",
        "/search?q=a, /search?q=a",
        "//evil.example, /my",
        "https://evil.example, /my",
        "/\\evil.example, /my",
        "javascript:alert(1), /my",
        "/../x, /my",
        "'', /my"
    })
    void onlyAddressesOfThisHouseAreFollowed(String wanted, String followed) {
        assertThat(SafeTarget.of(wanted)).isEqualTo(followed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/register", "/sign-out", "/region"})
    void aFormFromAnotherSiteIsRefused(String address) {
        assertThat(web.post().uri(address).param("login", "x")).hasStatus(403);
    }

    @Test
    void aStrangerWithoutCookieGetsNoSessionRow() {
        var before = jdbc.queryForObject("select count(*) from spring_session", Long.class);
        assertThat(web.get().uri("/")).hasStatusOk();
        assertThat(web.get().uri("/sign-in")).hasStatusOk();
        assertThat(jdbc.queryForObject("select count(*) from spring_session", Long.class))
                .isEqualTo(before);
    }

    @Test
    void whoLeavesIsSignedOutAtOnce() throws Exception {
        var account = "leaver" + SERIAL.incrementAndGet();
        var member = staff.hire(Actor.PROGRAM, account, "赵将离", "承办人", new OrganisationCode("320102-MARKET"));
        signIn.openStaffAccount(account, PASSWORD);
        var answer = web.post()
                .uri("/api/identity/sessions")
                .with(csrf())
                .contentType("application/json")
                .content("{\"account\":\"%s\",\"password\":\"%s\",\"permissions\":[\"staff.grants\"],\"assurance\":4}"
                        .formatted(account, PASSWORD))
                .exchange();
        assertThat(answer).hasStatus(204);
        var cookie = answer.getResponse().getCookie("ZTSESSION");
        assertThat(web.get().uri("/api/identity/session").cookie(cookie))
                .bodyJson()
                .extractingPath("$.permissions")
                .asArray()
                .isEmpty();
        staff.leave(Actor.PROGRAM, member.id());
        assertThat(web.get().uri("/api/identity/session").cookie(cookie))
                .bodyJson()
                .extractingPath("$.signedIn")
                .isEqualTo(false);
    }

    @Test
    void noPersonalValueStandsInTheDatabaseInPlainText() {
        var person = someone();
        var columns = jdbc.queryForList("""
                select table_schema || '.' || table_name as t, column_name as c from information_schema.columns
                 where table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'jsonb', 'character varying', 'bytea', 'ARRAY')
                """);
        assertThat(columns).isNotEmpty();
        for (var planted :
                new String[] {person.certificate().value(), mobileOf(person).value()}) {
            for (var column : columns) {
                var sql =
                        "select count(*) from %s where position(convert_to(?, 'UTF8') in convert_to(%s::text, 'UTF8')) > 0"
                                .formatted(column.get("t"), column.get("c"));
                assertThat(jdbc.queryForObject(sql, Long.class, planted))
                        .as("%s.%s", column.get("t"), column.get("c"))
                        .isZero();
            }
        }
    }

    private String refusal(String login) {
        try {
            var answer = web.post()
                    .uri("/sign-in")
                    .with(csrf())
                    .param("login", login)
                    .param("password", "wrong")
                    .exchange();
            var page = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            return answer.getResponse().getStatus()
                    + page.substring(page.indexOf("errsum"), page.indexOf("</a>", page.indexOf("errsum")));
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cookie signedIn(Person person) {
        return web.post()
                .uri("/sign-in")
                .with(csrf())
                .param("login", mobileOf(person).value())
                .param("password", PASSWORD)
                .exchange()
                .getResponse()
                .getCookie("ZTSESSION");
    }

    private static MobileNumber mobileOf(Person person) {
        return Objects.requireNonNull(person.mobile());
    }

    /// Tests replace the code by one they know: the real one is stored as a digest only.
    private String codeFor(MobileNumber mobile) {
        jdbc.update(
                "update identity.sms_code set code_digest = ? where mobile_index = ?",
                Digests.sm3(HexFormat.of().formatHex(parties.mobileIndex(mobile)) + "271828"),
                parties.mobileIndex(mobile));
        return "271828";
    }

    private Person someone() {
        return someone(new MobileNumber("139%08d".formatted(SERIAL.incrementAndGet())));
    }

    private Person someone(MobileNumber mobile) {
        return signIn.registerWithoutCode(Actor.PROGRAM, new PersonName("测试人"), nextNumber(), mobile, PASSWORD);
    }

    private static CitizenNumber nextNumber() {
        var number = "32990119900101%03d".formatted(SERIAL.incrementAndGet());
        return new CitizenNumber(number + CitizenNumber.checkCharacter(number));
    }
}
