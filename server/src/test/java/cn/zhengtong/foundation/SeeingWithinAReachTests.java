package cn.zhengtong.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.TestDatabase;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What a query shows is what the scope covers: each row that some reach covers, once, and no other.
class SeeingWithinAReachTests {

    private static final List<String> REGIONS = List.of(
            "32",
            "3201",
            "3202",
            "320102",
            "320104",
            "320206",
            "320102002",
            "320102003",
            "320102002001",
            "320102002002");
    private static final List<String> BODIES = List.of(
            "320000-MARKET",
            "320102-MARKET",
            "320102-MARKET-03",
            "320102-MARKET-03-01",
            "320102-MARKETS",
            "320104-HEALTH");
    private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e", "f", "g");

    private static JdbcClient jdbc;
    private static final List<Place> PLACES = new ArrayList<>();

    @BeforeAll
    static void fill() {
        jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabase.newDatabase()));
        jdbc.sql(
                        "create table thing (id int primary key, region text collate \"C\", organisation text collate \"C\", item text collate \"C\")")
                .update();
        for (var region : REGIONS) {
            for (var body : BODIES) {
                for (var item : List.of("", "a", "b", "g")) {
                    PLACES.add(new Place(
                            new RegionCode(region), new OrganisationCode(body), item.isEmpty() ? null : item));
                    jdbc.sql("insert into thing values (:id, :region, :body, nullif(:item, ''))")
                            .param("id", PLACES.size() - 1)
                            .param("region", region)
                            .param("body", body)
                            .param("item", item)
                            .update();
                }
            }
        }
    }

    @Test
    void whateverTheGrantsAreTheQueryFindsWhatTheyCoverAndFindsItOnce() {
        var random = new Random(20261123);
        for (int round = 0; round < 400; round++) {
            var reaches = new ArrayList<Reach>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                reaches.add(reach(random));
            }
            assertThat(found(reaches)).as(reaches.toString()).containsExactlyInAnyOrderElementsOf(covered(reaches));
            assertThat(filtered(reaches)).as(reaches.toString()).containsExactlyInAnyOrderElementsOf(covered(reaches));
        }
    }

    @Test
    void withoutAGrantThereIsNothing() {
        var query = new ReachQuery(List.of(), "select id from thing where {reach}");
        assertThat(query.isEmpty()).isTrue();
        assertThat(query.filter()).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "32, '', '', 'left(region, 2) ='",
        "3201, '', '', 'left(region, 4) ='",
        "320102, '', '', 'left(region, 6) ='",
        "320102002, '', '', 'left(region, 9) ='",
        "320102002001, '', '', 'left(region, 9) ='",
        "32, 320102-MARKET, '', '(split_part(organisation, ''-'', 1) || ''-'' || split_part(organisation, ''-'', 2)) ='",
        "32, '', a, 'item ='"
    })
    void eachBranchPinsOneThingThatAnIndexCanBeginWith(String region, String body, String item, String pin) {
        var query = new ReachQuery(List.of(reach(region, body, item)), "select id from thing where {reach}");
        assertThat(query.sql()).contains("where " + pin);
    }

    @Test
    void aGrantWithinAnotherAddsNoBranch() {
        var inner = reach("320102", "320102-MARKET", "a");
        assertThat(new ReachQuery(List.of(inner, reach("32", "", ""), inner), "select id from thing where {reach}")
                        .branches())
                .hasSize(1);
    }

    private static Reach reach(Random random) {
        var region = REGIONS.get(random.nextInt(REGIONS.size()));
        var body = random.nextInt(3) == 0 ? BODIES.get(random.nextInt(BODIES.size())) : "";
        var items = random.nextInt(3) == 0 ? ITEMS.subList(0, 1 + random.nextInt(ITEMS.size())) : List.<String>of();
        return new Reach(new RegionCode(region), body.isEmpty() ? null : new OrganisationCode(body), Set.copyOf(items));
    }

    private static Reach reach(String region, String body, String item) {
        return new Reach(
                new RegionCode(region),
                body.isEmpty() ? null : new OrganisationCode(body),
                item.isEmpty() ? Set.of() : Set.of(item));
    }

    private static List<Integer> covered(List<Reach> reaches) {
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < PLACES.size(); i++) {
            var place = PLACES.get(i);
            if (reaches.stream().anyMatch(it -> it.covers(place))) {
                ids.add(i);
            }
        }
        return ids;
    }

    private static List<Integer> found(List<Reach> reaches) {
        var query = new ReachQuery(reaches, "select id from thing where {reach}");
        return jdbc.sql(query.sql())
                .params(query.parameters())
                .query(Integer.class)
                .list();
    }

    private static List<Integer> filtered(List<Reach> reaches) {
        var query = new ReachQuery(reaches, "");
        return jdbc.sql("select id from thing where " + query.filter())
                .params(query.parameters())
                .query(Integer.class)
                .list();
    }
}
