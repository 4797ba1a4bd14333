package cn.zhengtong.support.workflow;

import cn.zhengtong.support.workflow.Graph.Countersign;
import cn.zhengtong.support.workflow.Graph.Flow;
import cn.zhengtong.support.workflow.Graph.Kind;
import cn.zhengtong.support.workflow.Graph.Node;
import cn.zhengtong.support.workflow.Graph.Timer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.MultiInstanceLoopCharacteristics;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.bpmn.model.UserTask;
import org.flowable.validation.ProcessValidatorFactory;
import org.jspecify.annotations.Nullable;

/// Makes our graph of what the library read, and says what is wrong with it in terms of the drawing.
final class GraphCompiler {

    static final int MOST_SIGNERS = 50;

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,59}");
    private static final Pattern PERMISSION = Pattern.compile("[a-z]{1,30}\\.[a-z-]{1,40}");
    private static final Pattern FACT = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,60}");
    private static final int LONGEST_NAME = 60;

    private final List<FileProblem> problems;
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private String start = "";

    private GraphCompiler(List<FileProblem> problems) {
        this.problems = problems;
    }

    /// Null when the file has problems, which are then in the list.
    static @Nullable Graph compile(String xml, int version, List<FileProblem> problems) {
        var model = BpmnFile.read(xml, problems);
        return model == null ? null : new GraphCompiler(problems).compile(model, version);
    }

    private @Nullable Graph compile(BpmnModel model, int version) {
        if (model.getProcesses().size() != 1) {
            problems.add(FileProblem.at(1, "one-process"));
            return null;
        }
        var process = model.getMainProcess();
        if (!KEY.matcher(String.valueOf(process.getId())).matches()) {
            problems.add(FileProblem.at(process.getXmlRowNumber(), "key", String.valueOf(process.getId())));
        }
        named(process.getName(), process.getXmlRowNumber(), "process");
        if (!process.isExecutable()) {
            problems.add(FileProblem.at(process.getXmlRowNumber(), "not-executable"));
        }
        process.findFlowElementsOfType(SequenceFlow.class).forEach(it -> flow(process, it));
        process.getFlowElements().stream()
                .filter(it -> !(it instanceof SequenceFlow || it instanceof BoundaryEvent))
                .forEach(it -> node(process, it));
        if (problems.isEmpty()) {
            byTheBook(model);
        }
        if (problems.isEmpty()) {
            new GraphRules(nodes, flows, start, problems, id -> line(process, id)).check();
        }
        return problems.isEmpty()
                ? new Graph(process.getId(), process.getName().strip(), version, start, nodes, flows)
                : null;
    }

    private void flow(Process process, SequenceFlow flow) {
        Condition condition = null;
        var written = flow.getConditionExpression();
        if (written != null && !written.isBlank()) {
            try {
                condition = Condition.read(written);
            } catch (Condition.Unreadable unreadable) {
                problem(flow, "condition", written.strip(), String.valueOf(unreadable.at + 1));
            }
        }
        if (process.getFlowElement(flow.getSourceRef()) == null
                || process.getFlowElement(flow.getTargetRef()) == null) {
            problem(flow, "loose-flow");
        }
        var exclusive = process.getFlowElement(flow.getSourceRef()) instanceof ExclusiveGateway;
        if (condition != null && !exclusive) {
            problem(flow, "condition-elsewhere");
        }
        flows.put(
                flow.getId(),
                new Flow(flow.getId(), flow.getSourceRef(), flow.getTargetRef(), text(flow.getName()), condition));
    }

    private void node(Process process, FlowElement element) {
        var kind = switch (element) {
            case StartEvent s -> Kind.START;
            case EndEvent e -> Kind.END;
            case UserTask u -> Kind.TASK;
            case CallActivity c -> Kind.CALL;
            case ExclusiveGateway x -> Kind.EXCLUSIVE;
            case ParallelGateway p -> Kind.PARALLEL;
            default -> null;
        };
        if (kind == null || !(element instanceof FlowNode node)) {
            problem(element, "element", FileProblem.element(element.getClass().getSimpleName()), element.getId());
            return;
        }
        if (kind == Kind.START) {
            if (!start.isEmpty()) {
                problem(element, "one-start");
            }
            start = element.getId();
        }
        if (kind.rests()) {
            named(element.getName(), element.getXmlRowNumber(), kind == Kind.TASK ? "userTask" : "callActivity");
        }
        nodes.put(
                node.getId(),
                new Node(
                        node.getId(),
                        Objects.requireNonNullElse(text(node.getName()), ""),
                        kind,
                        text(node.getDocumentation()),
                        node.getIncomingFlows().stream()
                                .map(SequenceFlow::getId)
                                .toList(),
                        node.getOutgoingFlows().stream()
                                .map(SequenceFlow::getId)
                                .toList(),
                        element instanceof UserTask task ? permission(task) : null,
                        element instanceof Activity activity ? countersign(activity) : null,
                        element instanceof ExclusiveGateway gateway ? text(gateway.getDefaultFlow()) : null,
                        element instanceof CallActivity call ? called(call) : null,
                        element instanceof Activity activity ? timers(activity) : List.of()));
    }

    private @Nullable String permission(UserTask task) {
        var groups = task.getCandidateGroups();
        if (groups.size() != 1 || !PERMISSION.matcher(groups.getFirst()).matches()) {
            problem(task, "permission", task.getName());
            return null;
        }
        return groups.getFirst();
    }

    private @Nullable String called(CallActivity call) {
        var key = String.valueOf(call.getCalledElement());
        if (!KEY.matcher(key).matches()) {
            problem(call, "called-key", call.getName());
        }
        return key;
    }

    private @Nullable Countersign countersign(Activity activity) {
        var loop = activity.getLoopCharacteristics();
        if (loop == null) {
            return null;
        }
        if (!(activity instanceof UserTask) || loop.isSequential()) {
            problem(activity, "countersign-kind", activity.getName());
            return null;
        }
        var rule = switch (String.valueOf(text(loop.getCompletionCondition()))) {
            case "null", "ALL" -> Countersign.Rule.ALL;
            case "MAJORITY" -> Countersign.Rule.MAJORITY;
            default -> {
                problem(activity, "countersign-rule", activity.getName());
                yield Countersign.Rule.ALL;
            }
        };
        return signers(activity, loop, rule);
    }

    private @Nullable Countersign signers(
            Activity activity, MultiInstanceLoopCharacteristics loop, Countersign.Rule rule) {
        var count = text(loop.getLoopCardinality());
        var list = text(loop.getInputDataItem());
        if (list != null && count == null && FACT.matcher(list).matches()) {
            return new Countersign(rule, list, 0);
        }
        if (count != null && list == null && count.matches("\\d{1,2}")) {
            int number = Integer.parseInt(count);
            if (number >= 2 && number <= MOST_SIGNERS) {
                return new Countersign(rule, null, number);
            }
        }
        problem(activity, "countersign-who", activity.getName(), String.valueOf(MOST_SIGNERS));
        return null;
    }

    private List<Timer> timers(Activity activity) {
        var timers = new ArrayList<Timer>();
        for (var boundary : activity.getBoundaryEvents()) {
            if (boundary.getEventDefinitions().size() != 1
                    || !(boundary.getEventDefinitions().getFirst() instanceof TimerEventDefinition definition)) {
                problem(boundary, "boundary", activity.getName());
            } else if (boundary.getOutgoingFlows().size() != 1
                    || !boundary.getIncomingFlows().isEmpty()) {
                problem(boundary, "timer-flow", activity.getName());
            } else {
                var timer = timer(boundary, definition);
                if (timer == null) {
                    problem(boundary, "timer-time", activity.getName());
                } else {
                    timers.add(timer);
                }
            }
        }
        return timers;
    }

    private static @Nullable Timer timer(BoundaryEvent boundary, TimerEventDefinition definition) {
        var moment = switch (String.valueOf(text(definition.getTimeDate()))) {
            case "dueAt", "${dueAt}" -> Timer.Moment.DUE;
            case "yellowAt", "${yellowAt}" -> Timer.Moment.YELLOW;
            default -> null;
        };
        var after = duration(text(definition.getTimeDuration()));
        if ((moment == null) == (after == null)) {
            return null;
        }
        return new Timer(
                boundary.getId(),
                Objects.requireNonNullElse(text(boundary.getName()), ""),
                boundary.isCancelActivity(),
                after,
                moment,
                boundary.getOutgoingFlows().getFirst().getId());
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            var duration = text == null ? Duration.ZERO : Duration.parse(text);
            return duration.isPositive() && duration.toDays() <= 3650 ? duration : null;
        } catch (DateTimeException notADuration) {
            return null;
        }
    }

    /// What the standard itself forbids.
    private void byTheBook(BpmnModel model) {
        new ProcessValidatorFactory()
                .createDefaultProcessValidator().validate(model).stream()
                        .filter(it -> !it.isWarning())
                        .forEach(it -> problems.add(FileProblem.at(
                                Math.max(1, it.getXmlLineNumber()),
                                "by-the-book",
                                String.valueOf(
                                        it.getActivityName() == null ? it.getActivityId() : it.getActivityName()),
                                it.getDefaultDescription())));
    }

    private void named(@Nullable String name, int line, String element) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            problems.add(FileProblem.at(line, "name", FileProblem.element(element), String.valueOf(LONGEST_NAME)));
        }
    }

    private void problem(FlowElement element, String code, Object... arguments) {
        problems.add(FileProblem.at(Math.max(1, element.getXmlRowNumber()), code, arguments));
    }

    private static int line(Process process, String id) {
        var element = process.getFlowElement(id);
        return element == null ? 1 : Math.max(1, element.getXmlRowNumber());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
