package cn.zhengtong.services.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Brings together what a list says now and what was edited here since it was imported last: where only one
/// side
/// changed an element, that side counts; where both did, ours stays and the conflict is told.
///
/// @param merged element → value
/// @param changed something of theirs came in
record ItemMerge(Map<String, Object> merged, boolean changed, List<Conflict> conflicts) {

    /// Both sides changed an element.
    record Conflict(
            String element,
            @Nullable Object theirs,
            @Nullable Object ours) {}

    static ItemMerge of(Map<String, Object> base, Map<String, Object> theirs, Map<String, Object> ours) {
        var merged = new LinkedHashMap<>(ours);
        var conflicts = new ArrayList<Conflict>();
        boolean changed = false;
        var elements = new TreeSet<>(theirs.keySet());
        elements.addAll(base.keySet());
        for (var element : elements) {
            var before = base.get(element);
            var wanted = theirs.get(element);
            var here = ours.get(element);
            if (Objects.equals(before, wanted) || Objects.equals(wanted, here)) {
                continue;
            }
            if (!Objects.equals(before, here)) {
                conflicts.add(new Conflict(element, wanted, here));
            } else {
                changed = true;
                put(merged, element, wanted);
            }
        }
        return new ItemMerge(merged, changed, List.copyOf(conflicts));
    }

    static void put(Map<String, Object> elements, String element, @Nullable Object value) {
        if (value == null) {
            elements.remove(element);
        } else {
            elements.put(element, value);
        }
    }
}
