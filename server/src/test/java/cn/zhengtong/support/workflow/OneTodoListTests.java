package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.staff.Staff;
import cn.zhengtong.support.workflow.TodoList.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ZhengtongTest
class OneTodoListTests {

    @Autowired
    Workflow workflow;

    @Autowired
    TodoList todo;

    @Autowired
    Delegations delegations;

    @Autowired
    Escalation escalation;

    @Autowired
    DueWords words;

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
    void theListShowsWhatOneMayDoNearestDeadlineFirst() {
        var officer = officers.with("handler", "320113", "320113-MARKET");
        var late = open("320113", "acceptance.examine", 9);
        var soon = open("320113", "acceptance.accept", 2);
        var never = open("320113", "acceptance.deliver", null);
        open("320113", "acceptance.review", 1);
        open("320114", "acceptance.examine", 1);
        var answer = get("/todo", officer);
        assertThat(answer).hasStatusOk().bodyJson().satisfies(it -> {
            assertThat(it)
                    .extractingPath("$.rows[*].id")
                    .asArray()
                    .containsExactly(text(soon), text(late), text(never));
            assertThat(it).extractingPath("$.rows[0].dueText").isEqualTo("剩 2 天");
            assertThat(it).extractingPath("$.rows[0].colour").isEqualTo("YELLOW");
            assertThat(it).extractingPath("$.rows[2].dueText").isNull();
            assertThat(it).extractingPath("$.rows[2].colour").isEqualTo("NONE");
            assertThat(it).extractingPath("$.rows[0].actions").asArray().containsExactly("claim", "hand-over");
            assertThat(it).extractingPath("$.rows[0].applicant").isEqualTo("张*");
            assertThat(it).extractingPath("$.next").isNull();
            assertThat(it).extractingPath("$.counts.all").isEqualTo(3);
            assertThat(it).extractingPath("$.counts.systems.acceptance").isEqualTo(3);
        });
    }

    @Test
    void mineAreThoseIHoldThoseIStandInForAndTheFreeOnes() {
        var me = officers.with("handler", "320115", "320115-MARKET");
        var colleague = officers.with("handler", "320115", "320115-MARKET", Set.of(), "同事");
        var absent = officers.with("handler", "320115", "320115-MARKET", Set.of(), "出差的人");
        var free = open("320115", "acceptance.examine", 1);
        var held = open("320115", "acceptance.examine", 2);
        var others = open("320115", "acceptance.examine", 3);
        var stoodIn = open("320115", "acceptance.examine", 4);
        workflow.claim(me, held);
        workflow.claim(colleague, others);
        workflow.claim(absent, stoodIn);
        delegations.name(absent, new Delegations.Name(me.id(), clock.today(), clock.today(), "出差"));
        var mine = page(me, new Filter(null, null, true));
        assertThat(mine.rows()).extracting(TodoList.Row::id).containsExactly(free, held, stoodIn);
        assertThat(mine.rows()).extracting(TodoList.Row::assignee).containsExactly(null, me.name(), "出差的人（由您代办）");
        assertThat(mine.rows().get(1).actions()).containsExactly("release", "hand-over");
        assertThat(mine.counts().mine()).isEqualTo(3);
        assertThat(mine.counts().all()).isEqualTo(4);
        var all = page(me, new Filter(null, null, false));
        assertThat(all.rows()).extracting(TodoList.Row::id).containsExactly(free, held, others, stoodIn);
        assertThat(all.rows().get(2).actions()).isEmpty();
    }

    @Test
    void whatOneIsBarredFromCannotBeClaimedInTheList() {
        var me = officers.with("handler", "320116", "320116-MARKET");
        var reach = me.scope().reaches("acceptance.examine").getFirst();
        var both = Actor.staff(
                me.id(),
                me.name(),
                new Scope(List.of(new cn.zhengtong.kernel.Grant(
                        "both", Set.of("acceptance.examine", "acceptance.review"), reach))));
        var work = Officers.work("320116");
        var examine = workflow.open(me, work, new OpenStep("examine", "审查", "acceptance.examine", Due.NONE));
        workflow.complete(me, examine, Map.of(), null);
        workflow.open(me, work, new OpenStep("review", "审核", "acceptance.review", Due.NONE));
        open("320116", "acceptance.review", 5);
        assertThat(page(both, new Filter(null, null, true)).rows())
                .extracting(it -> it.actions().contains("claim"))
                .containsExactly(true, false);
    }

    @Test
    void theListIsCutByColourAndBySystem() {
        var officer = officers.with("handler", "320117", "320117-MARKET");
        var green = open("320117", "acceptance.examine", 30);
        var yellow = open("320117", "acceptance.examine", 11);
        var red = open("320117", "acceptance.examine", 5);
        var paused = open("320117", "acceptance.examine", null);
        var rating = openIn("ratings", "320117", "ratings.handle", 30);
        clock.moveTo(Duration.ofDays(10));
        escalate();
        assertThat(ids(officer, new Filter(null, Due.Colour.RED, true))).containsExactly(red);
        assertThat(ids(officer, new Filter(null, Due.Colour.YELLOW, true))).containsExactly(yellow);
        assertThat(ids(officer, new Filter(null, Due.Colour.YELLOW, false))).containsExactly(yellow);
        assertThat(ids(officer, new Filter(null, Due.Colour.GREEN, true))).containsExactlyInAnyOrder(green, rating);
        assertThat(ids(officer, new Filter(null, Due.Colour.NONE, true))).containsExactly(paused);
        assertThat(ids(officer, new Filter("ratings", null, true))).containsExactly(rating);
        assertThat(ids(officer, new Filter("acceptance", Due.Colour.GREEN, false)))
                .containsExactly(green);
        assertThat(ids(officer, new Filter("orders", null, true))).isEmpty();
        var counts = page(officer, new Filter(null, null, true)).counts();
        assertThat(counts).isEqualTo(new TodoList.Counts(5, 5, 1, 1, Map.of("acceptance", 4, "ratings", 1)));
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "false, ''", "true, acceptance"})
    void pagesFollowEachOtherWithoutGapOrRepetition(boolean mine, String system) {
        var region = mine ? system.isEmpty() ? "320118" : "320205" : "320206";
        var officer = officers.with("handler", region, region + "-MARKET");
        var expected = new ArrayList<UUID>();
        for (int i = 0; i < 23; i++) {
            expected.add(open(region, i % 2 == 0 ? "acceptance.examine" : "acceptance.accept", i < 18 ? i % 6 : null));
        }
        var filter = new Filter(system.isEmpty() ? null : system, null, mine);
        var seen = new ArrayList<UUID>();
        String after = null;
        do {
            var page = todo.page(officer, filter, after, 5, Locale.SIMPLIFIED_CHINESE);
            page.rows().forEach(it -> seen.add(it.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
    }

    @Test
    void severalGrantsThatOverlapShowAStepOnce() {
        var body = officers.with("handler", "32", "320211-MARKET");
        var region = officers.with("handler", "3202", "");
        var both = Actor.staff(
                body.id(),
                body.name(),
                new Scope(Stream.concat(body.scope().grants().stream(), region.scope().grants().stream())
                        .toList()));
        var step = open("320211", "acceptance.examine", 3);
        assertThat(ids(both, new Filter(null, null, true)).stream().filter(step::equals))
                .hasSize(1);
        assertThat(ids(both, new Filter(null, null, false)).stream().filter(step::equals))
                .hasSize(1);
    }

    @Test
    void aStepThatOneHoldsButReachesNoMoreIsGone() {
        var me = officers.with("handler", "320213", "320213-MARKET");
        var step = open("320213", "acceptance.examine", 3);
        workflow.claim(me, step);
        var moved = Actor.staff(
                me.id(),
                me.name(),
                officers.with("handler", "320214", "320214-MARKET").scope());
        assertThat(ids(moved, new Filter(null, null, true))).isEmpty();
        assertThat(page(moved, new Filter(null, null, true)).counts().mine()).isZero();
        assertThat(ids(Actor.staff(me.id(), me.name(), Scope.NONE), new Filter(null, null, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // now, due → words; midnight is the end of the day before
        "2026-11-23T02:00:00Z, 2026-11-27T16:00:00Z, 剩 4 天",
        "2026-11-23T02:00:00Z, 2026-11-24T16:00:00Z, 剩 1 天",
        "2026-11-23T02:00:00Z, 2026-11-23T16:00:00Z, 今天到期",
        "2026-11-23T02:00:00Z, 2026-11-23T09:00:00Z, 今天到期",
        "2026-11-23T10:00:00Z, 2026-11-23T09:00:00Z, 今天已超期",
        "2026-11-23T16:00:00Z, 2026-11-23T16:00:00Z, 超期 1 天",
        "2026-11-25T02:00:00Z, 2026-11-23T16:00:00Z, 超期 2 天"
    })
    void aDeadlineIsSaidInWords(Instant now, Instant due, String said) {
        assertThat(words.text(new Due(due, null), now, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(said);
        assertThat(words.text(Due.NONE, now, Locale.SIMPLIFIED_CHINESE)).isNull();
    }

    private void escalate() {
        while (escalation.turnRed() || escalation.turnYellow()) {
            // more of them
        }
    }

    private UUID open(String region, String permission, Integer days) {
        return openIn("acceptance", region, permission, days);
    }

    /// Due at the end of a day, yellow two days before.
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

    private List<UUID> ids(Actor actor, Filter filter) {
        return page(actor, filter).rows().stream().map(TodoList.Row::id).toList();
    }

    private static String text(UUID id) {
        return id.toString();
    }

    private MvcTestResult get(String path, Actor actor) {
        return web.get()
                .uri("/api/workflow" + path)
                .requestAttr(Actor.class.getName(), actor)
                .exchange();
    }
}
