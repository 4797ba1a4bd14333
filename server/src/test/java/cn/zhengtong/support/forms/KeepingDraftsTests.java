package cn.zhengtong.support.forms;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Scope;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
@RecordApplicationEvents
class KeepingDraftsTests {

    private static final String TEA_SHOP = "apply:11320102MB12345678.000131001001";

    @Autowired
    Drafts drafts;

    @Autowired
    DraftCopies copies;

    @Autowired
    DraftKeeping keeping;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    private final UUID owner = UUID.randomUUID();

    @Test
    void aDraftIsContinuedOnAnotherDeviceAndAtTheWindow() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(owner, draft.id(), Map.of("area", 46.5, "items", List.of("茶")), draft.version());
        var elsewhere = drafts.open(owner, TEA_SHOP);
        assertThat(elsewhere.id()).isEqualTo(draft.id());
        assertThat(elsewhere.content()).isEqualTo(Map.of("area", 46.5, "items", List.of("茶")));
        var clerk = Actor.staff(UUID.randomUUID(), "窗口", Scope.NONE);
        assertThat(drafts.byCode(clerk, elsewhere.code()).content()).isEqualTo(elsewhere.content());
        assertThat(drafts.byCode(elsewhere.code().replace(" ", "-")).owner()).isEqualTo(owner);
        assertThat(drafts.find(owner, TEA_SHOP)).isPresent();
    }

    @Test
    void twoPagesOpenedAtOnceShareOneDraft() throws Exception {
        var tasks = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < 16; i++) {
            tasks.add(() -> drafts.open(owner, TEA_SHOP).id());
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            var ids =
                    threads.invokeAll(tasks).stream().map(it -> it.resultNow()).distinct();
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void twoDevicesThatSaveAtOnceLoseNothing() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(owner, draft.id(), Map.of("area", "46.5"), draft.version());
        assertThatExceptionOfType(DraftRefused.DraftChangedMeanwhile.class)
                .isThrownBy(() -> transaction.executeWithoutResult(
                        it -> drafts.save(owner, draft.id(), Map.of("area", "50"), draft.version())));
        var copy = copies.of(draft.id()).getFirst();
        copies.choose(owner, draft.id(), copy.id());
        assertThat(drafts.find(owner, draft.id()).orElseThrow().content()).isEqualTo(Map.of("area", "50"));
        var other = copies.of(draft.id());
        assertThat(other).hasSize(1);
        copies.choose(owner, draft.id(), other.getFirst().id());
        assertThat(drafts.find(owner, draft.id()).orElseThrow().content()).isEqualTo(Map.of("area", "46.5"));
    }

    @Test
    void onlyTheNewestCopiesAreKept() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(owner, draft.id(), Map.of(), draft.version());
        for (int i = 0; i < 5; i++) {
            var content = Map.<String, Object>of("area", i);
            assertThatExceptionOfType(DraftRefused.DraftChangedMeanwhile.class)
                    .isThrownBy(() -> drafts.save(owner, draft.id(), content, draft.version()));
        }
        assertThat(jdbc.queryForObject("select count(*) from forms.draft_copy where draft = ?", Long.class, draft.id()))
                .isEqualTo(3);
    }

    @Test
    void anothersDraftIsUnknownEverywhere() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(owner, draft.id(), Map.of("a", "1"), draft.version());
        assertThatExceptionOfType(DraftRefused.DraftChangedMeanwhile.class)
                .isThrownBy(() -> drafts.save(owner, draft.id(), Map.of("a", "2"), draft.version()));
        var copy = copies.of(draft.id()).getFirst().id();
        var stranger = Actor.person(UUID.randomUUID(), 2);
        var one = "/api/forms/drafts/" + draft.id();
        var mine = "/my/drafts/" + draft.id();
        for (var request : List.of(
                "GET " + one,
                "PUT " + one,
                "DELETE " + one,
                "POST " + one + "/copies/" + copy + "/choice",
                "POST " + mine + "/removal",
                "POST " + mine + "/copies/" + copy + "/choice",
                "POST " + mine + "/copies/" + copy + "/removal")) {
            var answer = send(stranger, request, "{\"version\":2,\"values\":{}}");
            assertThat(answer).as(request).hasStatus(404);
            assertThat(body(answer))
                    .as(request)
                    .isEqualToIgnoringWhitespace(body(send(
                            stranger,
                            request.replace(
                                    draft.id().toString(), UUID.randomUUID().toString()),
                            "{\"version\":2,\"values\":{}}")));
        }
        assertThat(body(send(stranger, "GET /api/forms/drafts", ""))).contains("\"rows\":[]");
        assertThat(drafts.find(owner, draft.id()).orElseThrow().content()).isEqualTo(Map.of("a", "1"));
        assertThat(copies.of(draft.id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"VISITOR,401", "STAFF,403", "PERSON,200"})
    void draftsAreForPersons(String kind, int status) {
        var actor = switch (kind) {
            case "VISITOR" -> Actor.VISITOR;
            case "STAFF" -> Actor.staff(UUID.randomUUID(), "某人", Scope.NONE);
            default -> Actor.person(owner, 2);
        };
        assertThat(send(actor, "GET /api/forms/drafts", "")).hasStatus(status);
    }

    @Test
    void thePageSavesItsAnswersAndCannotTouchWhatIsTheServers() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(
                owner,
                draft.id(),
                Map.of(
                        "situations",
                        Map.of("size", "small"),
                        "form",
                        Map.of("_disputed", Map.of("a", "b"), "old", "x")),
                draft.version());
        var person = Actor.person(owner, 2);
        var answer = send(
                person,
                "PUT /api/forms/drafts/" + draft.id(),
                "{\"version\":2,\"values\":{\"area\":\"46.5\",\"items\":[\"茶\"],\"old\":\"\",\"none\":[]}}");
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(3);
        assertThat(drafts.find(owner, draft.id()).orElseThrow().content())
                .isEqualTo(Map.of(
                        "situations",
                        Map.of("size", "small"),
                        "form",
                        Map.of("_disputed", Map.of("a", "b"), "area", "46.5", "items", List.of("茶"))));
        for (var evil : List.of(
                "{\"version\":3,\"values\":{\"_disputed\":{}}}",
                "{\"version\":3,\"values\":{\"a\":{\"$ref\":\"x\"}}}",
                "{\"version\":3,\"values\":{\"<script>\":\"x\"}}",
                "{\"version\":3}",
                "{\"version\":3,\"values\":{\"a\":\"" + "长".repeat(300_000) + "\"}}")) {
            assertThat(send(person, "PUT /api/forms/drafts/" + draft.id(), evil))
                    .hasStatus(422);
        }
        assertThat(send(person, "PUT /api/forms/drafts/" + draft.id(), "{\"version\":2,\"values\":{\"area\":\"50\"}}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("我的草稿");
        assertThat(send(person, "GET /api/forms/drafts/" + draft.id(), ""))
                .bodyJson()
                .isLenientlyEqualTo("{\"version\":3,\"values\":{\"area\":\"46.5\"},\"copies\":[{}]}");
    }

    @Test
    void myDraftsAreListedWithTheWayOnAndInPages() {
        for (int i = 0; i < 25; i++) {
            drafts.open(owner, "apply:item-" + i);
        }
        drafts.open(owner, "firm:x");
        var person = Actor.person(owner, 2);
        var page = body(send(person, "GET /my/drafts", ""));
        assertThat(page)
                .contains("我的草稿", "href=\"/apply/item-24\"", "接着填", "确定删除", "下一页", "保留到")
                .doesNotContain("/apply/item-3\"");
        var first = drafts.list(owner, null, 20);
        var second = drafts.list(owner, first.next(), 20);
        assertThat(second.next()).isNull();
        assertThat(first.rows()).hasSize(20).doesNotContainAnyElementsOf(second.rows());
        assertThat(second.rows()).hasSize(6);
        assertThat(body(send(Actor.person(UUID.randomUUID(), 2), "GET /my/drafts", "")))
                .contains("没有草稿");
    }

    @Test
    void aDraftIsRemovedByItsOwner() {
        var draft = drafts.open(owner, TEA_SHOP);
        assertThat(send(Actor.person(owner, 2), "POST /my/drafts/" + draft.id() + "/removal", ""))
                .hasStatus3xxRedirection();
        assertThat(drafts.find(owner, TEA_SHOP)).isEmpty();
    }

    @Test
    void nothingOfADraftStandsInTheDatabaseInPlainText() {
        var draft = drafts.open(owner, TEA_SHOP);
        drafts.save(owner, draft.id(), Map.of("name", "planted-欧阳小三-value"), draft.version());
        assertThatExceptionOfType(DraftRefused.DraftChangedMeanwhile.class)
                .isThrownBy(() -> drafts.save(owner, draft.id(), Map.of("name", "planted-欧阳小三-value"), 1));
        for (var table :
                List.of("forms.draft", "forms.draft_copy", "public.event_publication", "foundation.audit_entry")) {
            for (var row : jdbc.queryForList("select t::text as line from " + table + " t", String.class)) {
                for (var planted :
                        List.of("planted-欧阳小三-value", draft.code(), draft.code().replace(" ", ""))) {
                    assertThat(row).as(table).doesNotContain(planted, hex(planted));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5", "11"})
    void aMistypedCodeIsNoticedAtOnce(int at) {
        var code = drafts.open(owner, TEA_SHOP).code().replace(" ", "");
        var digit = code.charAt(at);
        for (char other = '0'; other <= '9'; other++) {
            if (other != digit) {
                var typed = code.substring(0, at) + other + code.substring(at + 1);
                assertThatExceptionOfType(DraftRefused.DraftCodeMistyped.class).isThrownBy(() -> drafts.byCode(typed));
            }
        }
    }

    @Test
    void aCodeExpiresAndIsMadeAnewWhenTheDraftIsOpened() {
        var draft = drafts.open(owner, TEA_SHOP);
        jdbc.update(
                "update forms.draft set code_expires_at = code_expires_at - interval '7 days' where id = ?",
                draft.id());
        assertThatExceptionOfType(DraftRefused.DraftCodeUnknown.class).isThrownBy(() -> drafts.byCode(draft.code()));
        assertThat(drafts.find(owner, TEA_SHOP).orElseThrow().code()).isEmpty();
        var reopened = drafts.open(owner, TEA_SHOP);
        assertThat(reopened.code()).hasSize(14).isNotEqualTo(draft.code());
        assertThat(drafts.byCode(reopened.code()).id()).isEqualTo(draft.id());
    }

    @Test
    void whoGuessesCodesIsStopped() {
        var guesser = Actor.staff(UUID.randomUUID(), "某人", Scope.NONE);
        var code = drafts.open(owner, TEA_SHOP).code();
        for (int i = 0; i < 30; i++) {
            var guess = DraftCode.random().digits();
            assertThatExceptionOfType(DraftRefused.DraftCodeUnknown.class)
                    .isThrownBy(() -> drafts.byCode(guesser, guess));
        }
        assertThatExceptionOfType(DraftRefused.DraftCodesTooMany.class).isThrownBy(() -> drafts.byCode(guesser, code));
        assertThat(drafts.byCode(Actor.staff(UUID.randomUUID(), "另一人", Scope.NONE), code)
                        .owner())
                .isEqualTo(owner);
    }

    @Test
    void anUntouchedDraftIsAnnouncedAndOnlyThenRemoved() {
        var draft = drafts.open(owner, TEA_SHOP);
        var touched = drafts.open(owner, "apply:touched");
        for (var it : List.of(draft, touched)) {
            age(it.id(), Duration.ofDays(91));
        }
        keeping.removeExpired();
        assertThat(drafts.find(owner, draft.id())).as("not announced yet").isPresent();
        keeping.announce();
        assertThat(events.stream(DraftExpiring.class).map(DraftExpiring::draft)).contains(draft.id(), touched.id());
        keeping.removeExpired();
        assertThat(drafts.find(owner, draft.id())).as("announced just now").isPresent();
        drafts.save(owner, touched.id(), Map.of(), touched.version());
        for (var it : List.of(draft, touched)) {
            age(it.id(), Duration.ofDays(8));
        }
        keeping.removeExpired();
        assertThat(drafts.find(owner, draft.id())).isEmpty();
        assertThat(drafts.find(owner, touched.id())).isPresent();
    }

    @Test
    void nobodyKeepsDraftsWithoutEnd() {
        for (int i = 0; i < 100; i++) {
            drafts.open(owner, "apply:" + i);
        }
        assertThatExceptionOfType(DraftRefused.DraftsTooMany.class).isThrownBy(() -> drafts.open(owner, "apply:more"));
        assertThat(drafts.open(owner, "apply:1").owner()).isEqualTo(owner);
    }

    private void age(UUID draft, Duration by) {
        var expires = jdbc.queryForObject("select expires_at from forms.draft where id = ?", Timestamp.class, draft);
        jdbc.update(
                "update forms.draft set expires_at = ? where id = ?",
                Timestamp.from(expires.toInstant().minus(by)),
                draft);
    }

    private MvcTestResult send(Actor actor, String request, String content) {
        var parts = request.split(" ");
        return web.method(HttpMethod.valueOf(parts[0]))
                .uri(parts[1])
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content(content)
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("\"(instance|traceId)\":\"[^\"]*\",?", "")
                .replaceAll("<span class=\"mono\">[0-9a-f]{32}</span>", "");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
