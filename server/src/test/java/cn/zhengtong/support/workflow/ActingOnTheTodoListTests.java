package cn.zhengtong.support.workflow;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.staff.Staff;
import cn.zhengtong.support.workflow.TodoList.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ZhengtongTest
class ActingOnTheTodoListTests {

    @Autowired
    Workflow workflow;

    @Autowired
    TodoList todo;

    @Autowired
    OverdueList overdue;

    @Autowired
    Staff staff;

    @Autowired
    BusinessClock clock;

    @Autowired
    MockMvcTester web;

    private Officers officers;

    @BeforeEach
    void takeOn() {
        officers = new Officers(staff);
    }

    @AfterEach
    void backToNow() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void outsideAndMissingHaveTheSameAnswer() {
        var elsewhere = officers.with("handler", "320282", "320282-MARKET");
        var there = open("320281", "acceptance.examine", 3);
        for (var path : List.of("/claim", "/release", "/acts", "/members", "/hand-over")) {
            var outside = answer(path, there, elsewhere);
            assertThat(outside).isEqualTo(answer(path, UUID.randomUUID(), elsewhere));
            assertThat(outside).contains("404", "workflow.step-unknown");
        }
    }

    @Test
    void severalAreClaimedAtOnceAndWhatWasTakenIsNamed() {
        var me = officers.with("handler", "320302", "320302-MARKET");
        var colleague = officers.with("handler", "320302", "320302-MARKET", Set.of(), "赵启明");
        var free = open("320302", "acceptance.examine", 1);
        var taken = open("320302", "acceptance.examine", 2);
        var foreign = open("320303", "acceptance.examine", 3);
        workflow.claim(colleague, taken);
        var body = "{\"ids\":[\"%s\",\"%s\",\"%s\",\"%s\"]}".formatted(free, taken, foreign, free);
        assertThat(post("/todo/claims", body, me)).hasStatusOk().bodyJson().satisfies(it -> {
            assertThat(it).extractingPath("$.done").isEqualTo(1);
            assertThat(it).extractingPath("$.refused[0].reason").isEqualTo("赵启明正在办这一步");
            assertThat(it).extractingPath("$.refused[1].reason").isEqualTo("没有这一步");
        });
        assertThat(post("/todo/claims", body, me))
                .bodyJson()
                .extractingPath("$.done")
                .isEqualTo(1);
        var many = "{\"ids\":[" + String.join(",", java.util.Collections.nCopies(1, "\"" + free + "\"")) + "]}";
        assertThat(post("/todo/claims", many, me)).hasStatusOk();
        var tooMany = Stream.generate(UUID::randomUUID)
                .limit(101)
                .map(it -> "\"" + it + "\"")
                .toList();
        assertThat(post("/todo/claims", "{\"ids\":[" + String.join(",", tooMany) + "]}", me))
                .hasStatus(422);
    }

    @Test
    void severalAreHandedOverAtOnce() {
        var me = officers.with("handler", "320305", "320305-MARKET");
        var colleague = officers.with("handler", "320305", "320305-MARKET");
        var first = open("320305", "acceptance.examine", 1);
        var second = open("320305", "acceptance.examine", 2);
        var body = "{\"ids\":[\"%s\",\"%s\"],\"member\":\"%s\",\"reason\":\"分给小组\"}"
                .formatted(first, second, colleague.id());
        assertThat(post("/todo/hand-overs", body, me))
                .bodyJson()
                .extractingPath("$.done")
                .isEqualTo(2);
        assertThat(page(colleague, new Filter(null, null, true)).rows())
                .allMatch(it -> colleague.name().equals(it.assignee()));
        assertThat(post("/todo/hand-overs", "{\"ids\":[\"" + first + "\"],\"reason\":\"分给小组\"}", me))
                .hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor, 3203, '', 1",
        "supervisor, 32, '', 1",
        "supervisor, 3204, '', 0",
        "supervisor, 320311, 320311-MARKET, 1",
        "supervisor, 320312, 320312-MARKET, 0"
    })
    void supervisorsSeeWhatIsOverdueInTheirReach(String role, String region, String body, int seen) {
        var step = open("320311", "acceptance.decide", 1);
        clock.moveTo(Duration.ofDays(3));
        var supervisor = officers.with(role, region, body);
        var rows = overdue.page(supervisor, Due.Colour.RED, null, 100, Locale.SIMPLIFIED_CHINESE).rows().stream()
                .filter(it -> it.id().equals(step))
                .toList();
        assertThat(rows).hasSize(seen);
        assertThat(rows).allSatisfy(it -> {
            assertThat(it.body()).isEqualTo("徐州市泉山区市场监督管理局");
            assertThat(it.dueText()).isEqualTo("超期 2 天");
        });
        assertThat(get("/overdue", officers.with("handler", "320311", "320311-MARKET")))
                .hasStatus(403);
        assertThat(get("/overdue?colour=YELLOW", supervisor)).hasStatusOk();
    }

    @Test
    void aForgedPageIsRefused() {
        var officer = officers.with("handler", "320321", "320321-MARKET");
        for (var forged : List.of("x", "'; select 1", "MjAyNi0xMS0yM1QwMjowMDowMFofeA", "aW5maW5pdHkfMQ")) {
            assertThat(get("/todo?after=" + forged, officer).getResponse().getStatus())
                    .as(forged)
                    .isIn(400, 422);
        }
        assertThat(get("/todo?system=';drop table x;--", officer)).hasStatusOk();
        assertThat(get("/todo?colour=PINK", officer)).hasStatus(400);
    }

    private UUID open(String region, String permission, Integer days) {
        return openIn("acceptance", region, permission, days);
    }

    private UUID openIn(String system, String region, String permission, Integer days) {
        var number = Officers.number();
        var work = new Work(
                system,
                number,
                new Place(new RegionCode(region), new OrganisationCode(region + "-MARKET")),
                "食品经营许可",
                "食品经营许可（新办）",
                "张*",
                "/desk/" + system + "/" + number);
        var due = Due.NONE;
        if (days != null) {
            var at = clock.today()
                    .plusDays(days + 1L)
                    .atStartOfDay(BusinessClock.ZONE)
                    .toInstant();
            due = new Due(at, at.minus(Duration.ofDays(3)));
        }
        return workflow.open(Actor.PROGRAM, work, new OpenStep("step", "步骤", permission, due));
    }

    private TodoList.TodoPage page(Actor actor, Filter filter) {
        return todo.page(actor, filter, null, 50, Locale.SIMPLIFIED_CHINESE);
    }

    private MvcTestResult get(String path, Actor actor) {
        return web.get()
                .uri("/api/workflow" + path)
                .requestAttr(Actor.class.getName(), actor)
                .exchange();
    }

    private MvcTestResult post(String path, String body, Actor actor) {
        return web.post()
                .uri("/api/workflow" + path)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    /// Status and body without the trace id.
    private String answer(String act, UUID step, Actor actor) {
        var reads = act.equals("/acts") || act.equals("/members");
        var response = web.method(reads ? HttpMethod.GET : HttpMethod.POST)
                .uri("/api/workflow/todo/" + step + act)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content("{\"member\":\"" + actor.id() + "\",\"reason\":\"换人\"}")
                .exchange()
                .getResponse();
        var body = new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        return response.getStatus()
                + body.replaceAll("\"traceId\":\"[^\"]*\"", "").replace(step.toString(), "");
    }
}
