package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the reaches of a scope into SQL: one indexed branch per reach, joined by UNION, so that several grants
/// never
/// defeat the index order.
///
/// The table needs the columns `region`, `organisation` (both `collate "C"`) and, for item grants, `item`.
public final class ReachQuery {

    /// Stands in a branch where the reach's condition belongs.
    public static final String HERE = "{reach}";

    private final List<String> branches = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param reaches of the actor for the permission at hand; empty means nothing may be seen
    /// @param branch a whole `select … where {reach} and … order by … limit …`
    public ReachQuery(List<Reach> reaches, String branch) {
        var kept = withoutContained(reaches);
        for (int i = 0; i < kept.size(); i++) {
            branches.add("(" + branch.replace(HERE, condition(kept.get(i), i)) + ")");
        }
    }

    public boolean isEmpty() {
        return branches.isEmpty();
    }

    /// The branches as one relation; a row that two grants reach appears once.
    public String sql() {
        return String.join("\nunion\n", branches);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    private String condition(Reach reach, int i) {
        var text = new StringBuilder("region >= :regionFrom" + i + " and region < :regionTo" + i);
        parameters.put("regionFrom" + i, reach.region().value());
        parameters.put("regionTo" + i, reach.region().rangeEnd());
        var organisation = reach.organisation();
        if (organisation != null) {
            text.append(" and (organisation = :organisation" + i + " or organisation >= :organisationFrom" + i
                    + " and organisation < :organisationTo" + i + ")");
            parameters.put("organisation" + i, organisation.value());
            parameters.put("organisationFrom" + i, organisation.value() + "-");
            parameters.put("organisationTo" + i, organisation.rangeEnd());
        }
        if (!reach.items().isEmpty()) {
            text.append(" and item = any(:items" + i + ")");
            parameters.put("items" + i, reach.items().toArray(String[]::new));
        }
        return text.toString();
    }

    /// A reach inside another one adds nothing but a second scan.
    private static List<Reach> withoutContained(List<Reach> reaches) {
        return reaches.stream()
                .filter(it -> reaches.stream().noneMatch(other -> contains(other, it)))
                .toList();
    }

    private static boolean contains(Reach outer, Reach inner) {
        var body = outer.organisation();
        var innerBody = inner.organisation();
        return inner.region().liesIn(outer.region())
                && (body == null || (innerBody != null && innerBody.liesIn(body)))
                && (outer.items().isEmpty()
                        || (!inner.items().isEmpty() && outer.items().containsAll(inner.items())))
                && !outer.equals(inner);
    }
}
