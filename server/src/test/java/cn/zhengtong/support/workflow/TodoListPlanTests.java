package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.workflow.Due.Colour;
import cn.zhengtong.support.workflow.TodoQuery.Waiting;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// With many thousand open steps the database walks one index for each branch and stops at the page's end, whoever
/// asks:
/// no sequential scan, and nothing is sorted but what the branches hand over.
@ZhengtongTest
@Transactional
class TodoListPlanTests {

    private static final int SEEDED = 20_000;
    private static final List<String> OFFICERS = List.of("ordinary", "provincial", "four grants", "one body", "items");

    /// Branches that come in order are merged; there is nothing that sorts, gathers or reads a whole table.
    private static final Set<String> ONE_WAY_OR_SEVERAL = Set.of("Limit", "Result", "Merge Append", "Index Scan");

    private static final Pattern SCAN =
            Pattern.compile("(Seq Scan|Index Scan|Index Only Scan|Bitmap Heap Scan)[^\\n]*step_open");

    private static final Pattern NODE = Pattern.compile("^[ >-]*([A-Z][A-Za-z ]+?) (?:using|on|\\(actual)");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OpenSteps openSteps;

    @Autowired
    TodoList todo;

    @Autowired
    BusinessClock clock;

    @Test
    void thePlanIsTheSameForEverybodyAndHoweverManyStepsWait() {
        seed(0, 500);
        var few = OFFICERS.stream().collect(Collectors.toMap(it -> it, this::shapes));
        seed(500, SEEDED);
        for (var who : OFFICERS) {
            assertThat(shapes(who)).as(who).isEqualTo(few.get(who)).isEqualTo(Set.of(ONE_WAY_OR_SEVERAL));
        }
    }

    @Test
    void aPageReadsNoMoreThanItShows() {
        seed(0, SEEDED);
        for (var who : OFFICERS) {
            for (var plan : pages(officer(who))) {
                assertThat(rowsRead(plan))
                        .as(who + "\n" + plan)
                        .isLessThan(51 * scans(plan).size() + 100);
            }
        }
    }

    @Test
    void countingWalksIndexesAndStopsAtAThousand() {
        seed(0, SEEDED);
        for (var who : OFFICERS) {
            var plan = explainCounts(officer(who));
            assertThat(scans(plan)).as(plan).isNotEmpty().allMatch(it -> it.startsWith("Index"));
            assertThat(rowsRead(plan)).as(plan).isLessThan(5 * TodoList.MOST);
        }
    }

    @Test
    void theKindsOfWaitingStepsAreFoundByJumpingAlongAnIndex() {
        seed(0, SEEDED);
        assertThat(openSteps.waiting())
                .extracting(Waiting::permission)
                .contains("acceptance.examine", "acceptance.review");
        var plan = explain(OpenSteps.waitingSql(), Map.of());
        assertThat(plan).doesNotContain("Seq Scan").contains("todo_by_permission");
        assertThat(rowsRead(plan)).as(plan).isLessThan(200);
    }

    @Test
    void countsSaturate() {
        seed(0, SEEDED);
        var page = todo.page(
                officer("provincial"),
                new TodoList.Filter(null, null, true),
                null,
                50,
                java.util.Locale.SIMPLIFIED_CHINESE);
        assertThat(page.rows()).hasSize(50);
        assertThat(page.counts().all()).isEqualTo(TodoList.MOST);
        assertThat(page.counts().mine()).isEqualTo(TodoList.MOST);
        assertThat(page.counts().systems()).containsEntry("acceptance", TodoList.MOST);
        assertThat(page.counts().yellow()).isBetween(900, TodoList.MOST);
    }

    /// Spread over the counties, half of them claimed by others, a tenth red and a tenth yellow.
    /// The kinds of nodes in the plans of all pages that the officer may ask for.
    private Set<Set<String>> shapes(String who) {
        return pages(officer(who)).stream()
                .map(plan -> plan.lines()
                        .map(NODE::matcher)
                        .filter(Matcher::find)
                        .map(it -> it.group(1))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private List<String> pages(Actor actor) {
        var colours = Stream.concat(Stream.of((Colour) null), Stream.of(Colour.values()))
                .toList();
        return colours.stream()
                .flatMap(colour -> Stream.of(true, false).map(mine -> explainPage(actor, colour, mine)))
                .toList();
    }

    private void seed(int from, int to) {
        jdbc.sql("""
                        insert into workflow.step (id, state, kind, activation, key, name, system, number, region, organisation, item,
                            subject, title, link, permission, assignee, assignee_name, due_at, yellow_at, colour, opened_at)
                        select id, 'OPEN', 'TASK', id, 'k', '审查', 'acceptance', 'seed' || n, region, region || '-MARKET', '00012500500' || n % 7,
                               '食品经营许可', '食品经营许可', '/desk/x/' || n,
                               (array['acceptance.accept', 'acceptance.examine', 'acceptance.review', 'acceptance.decide'])[1 + n % 4],
                               case when n % 2 = 0 then gen_random_uuid() end, case when n % 2 = 0 then '某人' end,
                               case when n % 50 = 0 then 'infinity' else cast(:now as timestamptz) + (n % 1000 - 100) * interval '1 hour' end,
                               case when n % 50 = 0 then 'infinity' else cast(:now as timestamptz) + (n % 1000 - 200) * interval '1 hour' end,
                               case when n % 50 = 0 then 0 when n % 1000 <= 100 then 2 when n % 1000 <= 200 then 1 else 0 end, :now
                          from (select n, uuidv7() as id, '32' || lpad((1 + n % 13)::text, 2, '0') || lpad((2 + n / 13 % 8)::text, 2, '0') as region
                                  from generate_series(:from + 1, :to) n) seeded
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("analyze workflow.step_open").update();
    }

    private static Actor officer(String who) {
        var handler = Set.of(
                "acceptance.accept", "acceptance.examine", "acceptance.visit", "acceptance.deliver", "acceptance.read");
        var grants = switch (who) {
            case "ordinary" -> List.of(grant(handler, "320102", null, Set.of()));
            case "provincial" -> List.of(grant(handler, "32", null, Set.of()));
            case "one body" -> List.of(grant(handler, "320102", "320102-MARKET", Set.of()));
            case "items" -> List.of(grant(handler, "32", null, Set.of("000125005001", "000125005002")));
            default ->
                List.of(
                        grant(handler, "320102", "320102-MARKET", Set.of()),
                        grant(handler, "3205", null, Set.of()),
                        grant(Set.of("acceptance.review"), "32", null, Set.of("000125005003")),
                        grant(Set.of("acceptance.decide", "acceptance.examine"), "320104", null, Set.of()));
        };
        return Actor.staff(UUID.randomUUID(), "某人", new Scope(grants));
    }

    private static Grant grant(Set<String> permissions, String region, String body, Set<String> items) {
        var organisation = body == null ? null : new OrganisationCode(body);
        return new Grant("role", permissions, new Reach(new RegionCode(region), organisation, items));
    }

    private String explainPage(Actor actor, Colour colour, boolean mine) {
        var query = new TodoQuery(openSteps.waiting(), actor.scope()::reaches);
        var shape = OpenSteps.page(colour);
        var branches = mine
                ? Stream.concat(
                                query.free(null, shape).stream(),
                                query.heldBy(Set.of(actor.id()), null, shape).stream())
                        .toList()
                : query.all(null, shape);
        var parameters = new LinkedHashMap<>(query.parameters());
        // without a colour a page in the middle of the list
        parameters.put(
                "afterDue",
                colour == null ? clock.instant().plusSeconds(360_000).toString() : "-infinity");
        parameters.put("afterId", "00000000-0000-0000-0000-000000000000");
        parameters.put("limit", 51);
        return explain(OpenSteps.pageSql(branches), parameters);
    }

    private String explainCounts(Actor actor) {
        var query = new TodoQuery(openSteps.waiting(), actor.scope()::reaches);
        var sql = TodoList.countSql(TodoList.counted(query, Set.of(actor.id())));
        return explain(sql, query.parameters());
    }

    private String explain(String sql, Map<String, Object> parameters) {
        openSteps.walkIndexes();
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, buffers off) " + sql)
                        .params(parameters)
                        .param("now", Timestamp.from(clock.instant()))
                        .query(String.class)
                        .list());
    }

    private static List<String> scans(String plan) {
        return SCAN.matcher(plan).results().map(it -> it.group(1)).toList();
    }

    /// Rows that the scans touched, those they threw away included.
    private static long rowsRead(String plan) {
        var read = new ArrayList<Long>();
        var lines = plan.lines().toList();
        var counts = Pattern.compile("rows=([\\d.]+) loops=(\\d+)");
        for (var line : lines) {
            var scan = SCAN.matcher(line);
            var removed = Pattern.compile("Rows Removed by Filter: (\\d+)").matcher(line);
            if (scan.find()) {
                var matcher = counts.matcher(line);
                if (matcher.find()) {
                    read.add(Math.round(Double.parseDouble(matcher.group(1)) * Long.parseLong(matcher.group(2))));
                }
            } else if (removed.find()) {
                read.add(Long.parseLong(removed.group(1)));
            }
        }
        return read.stream().mapToLong(it -> it).sum();
    }
}
