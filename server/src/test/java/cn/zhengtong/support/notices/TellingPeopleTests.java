package cn.zhengtong.support.notices;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class TellingPeopleTests {

    @Autowired
    Notices notices;

    @Autowired
    NoticeTexts texts;

    @Autowired
    Parties parties;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester web;

    @Test
    void aPersonReadsItAtOnceAndOpeningIsReading() {
        var person = People.someone(parties);
        tell(person, "accepted", List.of("食品经营许可", "730518465", "2026-12-01"));
        var list = page(person, "/my/messages");
        assertThat(list).contains("申请已受理", "7305 1846-5", "12月1日（周二）", "未读 1 条");
        var one = address(list);
        assertThat(page(person, one)).contains("href=\"/my/cases/730518465\"");
        assertThat(notices.unread(person.id())).isZero();
        assertThat(page(person, "/my/messages")).contains("都看过了").doesNotContain("未读 1 条");
    }

    @Test
    void theNumberOfUnreadOnesStandsAtTheTopOfEveryPage() {
        var person = People.someone(parties);
        assertThat(page(person, "/regions")).doesNotContain("class=\"count\"");
        tell(person, "submitted", List.of("食品经营许可", "730518465"));
        tell(person, "granted", List.of("食品经营许可", "730518465"));
        assertThat(page(person, "/regions"))
                .containsPattern("class=\"bell\"[^>]+aria-label=\"消息 未读消息 2 条\">.+class=\"count\">2<")
                .contains("href=\"/my/messages\"");
        assertThat(web.get().uri("/regions")).bodyText().doesNotContain("class=\"bell\"");
    }

    @Test
    void anotherPersonsMessageIsUnknownAndStaysUnread() {
        var owner = People.someone(parties);
        tell(owner, "granted", List.of("食品经营许可", "730518465"));
        var address = address(page(owner, "/my/messages"));
        assertThat(web.get().uri(address).requestAttr(Actor.class.getName(), actor(People.someone(parties))))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("食品经营许可");
        assertThat(notices.unread(owner.id())).isEqualTo(1);
    }

    @Test
    void readingThemAllLeavesThoseOfOthersUnread() {
        var person = People.someone(parties);
        var other = People.someone(parties);
        tell(person, "granted", List.of("甲", "730518465"));
        tell(other, "granted", List.of("乙", "730518465"));
        assertThat(web.post()
                        .uri("/my/messages/reading")
                        .with(csrf())
                        .param("person", other.id().toString())
                        .requestAttr(Actor.class.getName(), actor(person)))
                .hasStatus3xxRedirection();
        assertThat(notices.unread(person.id())).isZero();
        assertThat(notices.unread(other.id())).isEqualTo(1);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        var person = People.someone(parties);
        for (int i = 0; i < 45; i++) {
            tell(person, "granted", List.of("第" + i + "件", "730518465"));
        }
        var seen = new ArrayList<String>();
        var address = "/my/messages";
        for (int n = 0; address != null; n++) {
            assertThat(n).isLessThan(4);
            var page = page(person, address);
            var matcher = Pattern.compile("第(\\d+)件").matcher(page);
            while (matcher.find()) {
                seen.add(matcher.group(1));
            }
            var next = Pattern.compile("href=\"(/my/messages\\?after=[^\"]+)\"").matcher(page);
            address = next.find() ? next.group(1) : null;
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
        assertThat(Integer.parseInt(seen.getFirst())).isEqualTo(44);
    }

    @Test
    void whoHasNoMessagesIsToldWhatWillComeHere() {
        assertThat(page(People.someone(parties), "/my/messages")).contains("还没有消息", "您办的事有了进展");
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        var person = People.someone(parties);
        transaction.executeWithoutResult(it -> {
            notices.tell(
                    new Tell(person.id(), "granted", List.of("食品经营许可", "730518465"), "/my", "acceptance", "730518465"));
            it.setRollbackOnly();
        });
        assertThat(notices.unread(person.id())).isZero();
    }

    @Test
    void tellingOutsideOfATransactionIsRefused() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> notices.tell(
                        new Tell(UUID.randomUUID(), "granted", List.of("食品经营许可", "1"), "/my", "acceptance", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""})
    void aNoticeLeadsNowhereOutOfTheHouse(String link) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tell(UUID.randomUUID(), "granted", List.of("a", "1"), link, "acceptance", "1"));
    }

    @Test
    void anUnknownKindAndWrongArgumentsAreRefusedWhenTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tell(UUID.randomUUID(), "no-such", List.of("a", "1"), "/my", "acceptance", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tell(UUID.randomUUID(), "accepted", List.of("a"), "/my", "acceptance", "1"));
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void everyKindHasWordsInBothLanguagesThatUseAllItsArguments(NoticeKind kind) {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            int count = arguments(kind);
            var args = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                args.add("«" + i + "»");
            }
            assertThat(texts.title(kind, locale)).isNotBlank();
            assertThat(texts.text(kind, args, locale))
                    .contains(args)
                    .doesNotContain("{", "}")
                    .doesNotContain("notices.");
        }
    }

    @Test
    void datesAndNumbersAreWrittenInTheReadersLanguage() {
        var args = List.of("Tea shop", "730518465", "2026-12-01");
        assertThat(texts.text(NoticeKind.ACCEPTED, args, Locale.ENGLISH)).contains("7305 1846-5", "Tue 1 Dec");
        var visit = List.of("茶饮店", "730518465", "2026-11-26T06:30:00Z");
        assertThat(texts.text(NoticeKind.VISIT, visit, Locale.SIMPLIFIED_CHINESE))
                .contains("11月26日（周四）14:30");
        assertThat(texts.text(NoticeKind.VISIT, List.of("茶饮店", "730518465", "明天下午"), Locale.SIMPLIFIED_CHINESE))
                .contains("明天下午");
    }

    @Test
    void markupInArgumentsIsShownAsText() {
        var person = People.someone(parties);
        tell(person, "granted", List.of("<script>alert(1)</script>", "730518465"));
        assertThat(page(person, "/my/messages"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatMaySaySomethingAboutAPersonIsStoredEncrypted() {
        var person = People.someone(parties);
        tell(person, "delivered", List.of("食品经营许可", "730518465", "邮寄至丹凤街88号王女士收"));
        assertThat(page(person, "/my/messages")).contains("丹凤街88号");
        var row = jdbc.queryForMap("select args, sealed_args from notices.notice where person = ?", person.id());
        assertThat(row.get("args")).isNull();
        assertThat(new String((byte[]) row.get("sealed_args"), StandardCharsets.UTF_8))
                .doesNotContain("丹凤街");
    }

    private static int arguments(NoticeKind kind) {
        for (int n = 1; n < 6; n++) {
            try {
                kind.check(Collections.nCopies(n, "x"));
                return n;
            } catch (IllegalArgumentException another) {
                continue;
            }
        }
        throw new IllegalStateException(kind + " takes too many arguments");
    }

    private void tell(Person person, String key, List<String> args) {
        transaction.executeWithoutResult(
                it -> notices.tell(new Tell(person.id(), key, args, "/my/cases/730518465", "acceptance", "730518465")));
    }

    private static Actor actor(Person person) {
        return Actor.person(person.id(), 2);
    }

    private static String address(String list) {
        var link = Pattern.compile("href=\"(/my/messages/[0-9a-f-]{36})\"").matcher(list);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String page(Person person, String address) {
        try {
            return web.get()
                    .uri(java.net.URI.create(address))
                    .requestAttr(Actor.class.getName(), actor(person))
                    .exchange()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
