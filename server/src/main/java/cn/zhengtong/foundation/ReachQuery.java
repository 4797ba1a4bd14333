package cn.zhengtong.foundation;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns the reaches of a scope into SQL: one indexed branch per reach, joined by UNION ALL, so that several grants
/// never defeat the index order. A row that two reaches cover comes from the first of them only.
///
/// The table needs the columns `region`, `organisation` (both `collate "C"`) and, for item grants, `item`. Each branch
/// pins one expression by equality, so that an index which begins with it yields the rows in the order of its next
/// columns: [#BODY] for grants within one body, `item` for grants of a few items, else `left(region, 2|4|6|9)`.
public final class ReachQuery {

    /// Stands in a branch where the reach's condition belongs.
    public static final String HERE = "{reach}";

    /// The body of an organisation without its offices, as an index has to spell it.
    public static final String BODY = "(split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2))";

    /// With more items than this a branch of its own for each costs more than it saves.
    private static final int FEW_ITEMS = 5;

    private static final int VILLAGE_DIGITS = 12;
    private static final int TOWN_DIGITS = 9;

    private final String prefix;
    private final List<Reach> kept;
    private final List<String> branches = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param reaches of the actor for the permission at hand; empty means nothing may be seen
    /// @param branch a whole `select … where {reach} and … order by … limit …`
    public ReachQuery(List<Reach> reaches, String branch) {
        this("reach", reaches, branch);
    }

    /// @param prefix begins the names of all parameters, so that several queries fit into one statement
    public ReachQuery(String prefix, List<Reach> reaches, String branch) {
        this.prefix = prefix;
        this.kept = withoutContained(reaches);
        for (int i = 0; i < kept.size(); i++) {
            for (var condition : pinned(i)) {
                branches.add("(" + branch.replace(HERE, condition + withoutEarlier(i)) + ")");
            }
        }
    }

    public boolean isEmpty() {
        return branches.isEmpty();
    }

    public List<String> branches() {
        return List.copyOf(branches);
    }

    /// The branches as one relation; a row that two grants reach appears once.
    public String sql() {
        return String.join("\nunion all\n", branches);
    }

    /// True for rows that any of the reaches covers: a filter for rows that are found another way.
    public String filter() {
        return kept.isEmpty()
                ? "false"
                : kept.stream().map(it -> range(kept.indexOf(it))).collect(Collectors.joining(" or ", "(", ")"));
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    /// The reach with one equality that an index can begin with.
    private List<String> pinned(int i) {
        var reach = kept.get(i);
        var organisation = reach.organisation();
        if (organisation != null) {
            return List.of(BODY + " = " + parameter("body", i, body(organisation)) + " and " + range(i));
        }
        var few = !reach.items().isEmpty() && reach.items().size() <= FEW_ITEMS;
        if (few) {
            return reach.items().stream()
                    .sorted()
                    .map(it -> "item = " + parameter("item" + it, i, it) + " and " + regionRange(i, reach))
                    .toList();
        }
        return List.of(regionPin(i, reach) + items(i, reach));
    }

    private String regionPin(int i, Reach reach) {
        var region = reach.region().value();
        int digits = Math.min(region.length(), TOWN_DIGITS);
        var pin = "left(region, " + digits + ") = " + parameter("region", i, region.substring(0, digits));
        return region.length() == VILLAGE_DIGITS ? pin + " and region = " + parameter("village", i, region) : pin;
    }

    private String range(int i) {
        var reach = kept.get(i);
        return "(" + regionRange(i, reach) + offices(i, reach) + items(i, reach) + ")";
    }

    private String regionRange(int i, Reach reach) {
        return "region >= " + parameter("from", i, reach.region().value()) + " and region < "
                + parameter("to", i, reach.region().rangeEnd());
    }

    private String offices(int i, Reach reach) {
        var organisation = reach.organisation();
        if (organisation == null) {
            return "";
        }
        return " and (organisation = " + parameter("organisation", i, organisation.value()) + " or organisation >= "
                + parameter("officesFrom", i, organisation.value() + "-") + " and organisation < "
                + parameter("officesTo", i, organisation.rangeEnd()) + ")";
    }

    private String items(int i, Reach reach) {
        return reach.items().isEmpty()
                ? ""
                : " and item = any(" + parameter("items", i, reach.items().toArray(String[]::new)) + ")";
    }

    private String withoutEarlier(int i) {
        var text = new StringBuilder();
        for (int earlier = 0; earlier < i; earlier++) {
            if (overlap(kept.get(earlier), kept.get(i))) {
                text.append(" and ").append(range(earlier)).append(" is not true");
            }
        }
        return text.toString();
    }

    private String parameter(String name, int i, Object value) {
        var whole = prefix + i + name;
        parameters.put(whole, value);
        return ":" + whole;
    }

    private static String body(OrganisationCode organisation) {
        var parts = organisation.value().split("-", 3);
        return parts[0] + "-" + parts[1];
    }

    /// A reach inside another one adds nothing but a second scan.
    private static List<Reach> withoutContained(List<Reach> reaches) {
        return reaches.stream()
                .distinct()
                .filter(it -> reaches.stream().noneMatch(other -> !other.equals(it) && other.contains(it)))
                .toList();
    }

    private static boolean overlap(Reach one, Reach other) {
        var body = one.organisation();
        var otherBody = other.organisation();
        return (one.region().liesIn(other.region()) || other.region().liesIn(one.region()))
                && (body == null || otherBody == null || body.liesIn(otherBody) || otherBody.liesIn(body))
                && (one.items().isEmpty()
                        || other.items().isEmpty()
                        || one.items().stream().anyMatch(other.items()::contains));
    }
}
