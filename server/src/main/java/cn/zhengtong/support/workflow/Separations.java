package cn.zhengtong.support.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Duties that one member may not do both on the same work: who examined does not review, who did either does not
/// decide (不相容岗位分离, domain 02 §18).
@Component
class Separations {

    private record Pair(String one, String other) {

        static Pair of(String first, String second) {
            return new Pair(first.strip(), second.strip());
        }
    }

    private final Map<String, Set<String>> apart;

    Separations(WorkflowSettings settings) {
        apart = settings.separations().stream()
                .map(Separations::pair)
                .flatMap(it -> Stream.of(it, Pair.of(it.other(), it.one())))
                .collect(Collectors.groupingBy(
                        Pair::one, Collectors.mapping(Pair::other, Collectors.toUnmodifiableSet())));
    }

    private static Pair pair(String text) {
        var parts = text.split("\\+");
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("zhengtong.workflow.separations needs first+second, not " + text);
        }
        return Pair.of(parts[0], parts[1]);
    }

    /// Permissions whose use on some work bars this one.
    Set<String> apartFrom(String permission) {
        return apart.getOrDefault(permission, Set.of());
    }

    /// Whether the member has done a step of this work that the permission is kept apart from.
    boolean bar(UUID member, String permission, List<Step> stepsOfTheWork) {
        var barring = apartFrom(permission);
        return !barring.isEmpty()
                && stepsOfTheWork.stream()
                        .anyMatch(
                                it -> it.permission != null && barring.contains(it.permission) && it.wasDoneBy(member));
    }
}
