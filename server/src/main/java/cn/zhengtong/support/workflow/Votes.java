package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Countersign.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a countersigned task stands: the fact `conclusion` of each signature is its vote.
///
/// @param decided nothing that is still open can change it
/// @param conclusion what they said together: with ALL an approval only when nobody said otherwise, with MAJORITY what
///     more than half said, and without such a majority no approval
record Votes(boolean decided, @Nullable String conclusion) {

    private static final String APPROVE = "APPROVE";
    private static final String REJECT = "REJECT";

    static Votes of(List<Step> signatures, Rule rule) {
        var cast = signatures.stream()
                .filter(it -> it.isDone(Step.Kind.TASK))
                .sorted(Comparator.comparingInt(Step::turn))
                .map(Votes::vote)
                .toList();
        var complete = cast.size() == signatures.size();
        return rule == Rule.ALL ? all(cast, complete) : majority(cast, signatures.size(), complete);
    }

    private static Votes all(List<String> cast, boolean complete) {
        var against = cast.stream().filter(it -> !it.equals(APPROVE)).findFirst();
        return new Votes(complete, against.orElse(APPROVE).isEmpty() ? null : against.orElse(APPROVE));
    }

    private static Votes majority(List<String> cast, int all, boolean complete) {
        var counts = cast.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var winner =
                counts.entrySet().stream().filter(it -> it.getValue() * 2 > all).findFirst();
        if (winner.isPresent()) {
            var said = winner.get().getKey();
            return new Votes(true, said.isEmpty() ? null : said);
        }
        return new Votes(complete, complete ? REJECT : null);
    }

    private static String vote(Step signature) {
        return Objects.toString(signature.facts.get(FactSheet.CONCLUSION), "");
    }
}
