package cn.zhengtong.support.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Draws small BPMN files for tests, one element a line, flows as `from -> to`.
final class Drawing {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="test">
            """;

    private final String key;
    private final List<String> lines = new ArrayList<>();
    private int flows;

    private Drawing(String key) {
        this.key = key;
    }

    static Drawing of(String key) {
        return new Drawing(key).raw("<startEvent id=\"start\"/>").raw("<endEvent id=\"end\"/>");
    }

    /// The file as it is, whatever stands in the process.
    static String file(String key, String body) {
        return HEAD + "<process id=\"" + key + "\" name=\"试\" isExecutable=\"true\">\n" + body
                + "\n</process>\n</definitions>";
    }

    Drawing raw(String line) {
        lines.add(line);
        return this;
    }

    Drawing task(String id) {
        return task(id, "acceptance." + id, "");
    }

    Drawing task(String id, String permission, String inside) {
        return raw("<userTask id=\"%s\" name=\"%s\" flowable:candidateGroups=\"%s\">%s</userTask>"
                .formatted(id, id, permission, inside));
    }

    /// Several sign: `who` is an attribute or an element of the loop.
    Drawing countersign(String id, String rule, String list, int count) {
        var attribute = list.isEmpty() ? "" : " flowable:collection=\"" + list + "\"";
        var cardinality = list.isEmpty() ? "<loopCardinality>" + count + "</loopCardinality>" : "";
        var condition = rule.isEmpty() ? "" : "<completionCondition>" + rule + "</completionCondition>";
        return task(
                id,
                "acceptance." + id,
                "<multiInstanceLoopCharacteristics isSequential=\"false\"" + attribute + ">" + cardinality + condition
                        + "</multiInstanceLoopCharacteristics>");
    }

    Drawing exclusive(String id, String usual) {
        return raw("<exclusiveGateway id=\"%s\" default=\"%s\"/>".formatted(id, usual));
    }

    Drawing parallel(String id) {
        return raw("<parallelGateway id=\"%s\"/>".formatted(id));
    }

    Drawing call(String id, String called) {
        return raw("<callActivity id=\"%s\" name=\"%s\" calledElement=\"%s\"/>".formatted(id, id, called));
    }

    Drawing timer(String id, String on, boolean interrupting, String time) {
        return raw(
                "<boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\"><timerEventDefinition>%s</timerEventDefinition></boundaryEvent>"
                        .formatted(id, on, interrupting, time));
    }

    /// `start -> a -> b -> end`
    Drawing way(String nodes) {
        var ids = nodes.split(" -> ");
        for (int i = 1; i < ids.length; i++) {
            flow("f" + ++flows, ids[i - 1], ids[i], "");
        }
        return this;
    }

    Drawing flow(String id, String from, String to, String condition) {
        var inside = condition.isEmpty()
                ? ""
                : "<conditionExpression xsi:type=\"tFormalExpression\"><![CDATA[" + condition
                        + "]]></conditionExpression>";
        return raw("<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>"
                .formatted(id, from, to, inside));
    }

    String file() {
        return file(key, String.join("\n", lines));
    }

    Graph graph(int version) {
        var problems = new ArrayList<FileProblem>();
        var graph = GraphCompiler.compile(file(), version, problems);
        return Objects.requireNonNull(graph, problems.toString());
    }

    /// Processes for the executor without a database; the last version of a key is the newest.
    static Run.Graphs graphs(Drawing... drawings) {
        Map<String, List<Graph>> versions = new HashMap<>();
        for (var drawing : drawings) {
            var list = versions.computeIfAbsent(drawing.key, it -> new ArrayList<>());
            list.add(drawing.graph(list.size() + 1));
        }
        return new Run.Graphs() {
            @Override
            public Graph newest(String key) {
                return versions.get(key).getLast();
            }

            @Override
            public Graph version(String key, int version) {
                return versions.get(key).get(version - 1);
            }
        };
    }
}
