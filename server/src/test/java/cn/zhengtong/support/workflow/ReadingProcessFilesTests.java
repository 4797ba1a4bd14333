package cn.zhengtong.support.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

class ReadingProcessFilesTests {

    @ParameterizedTest
    @CsvSource({
        "instant, ''",
        "one-review, acceptance.examine",
        "two-review, acceptance.examine acceptance.review",
        "site-visit, acceptance.examine acceptance.visit acceptance.review",
        "expert-review, acceptance.examine acceptance.examine acceptance.review"
    })
    void theShippedProcessesAreReadable(String key, String permissions) throws IOException {
        var xml = new ClassPathResource("workflow/" + key + ".bpmn").getContentAsString(StandardCharsets.UTF_8);
        assertThat(problems(xml)).isEmpty();
        var graph = GraphCompiler.compile(xml, 1, new ArrayList<>());
        assertThat(graph.key()).isEqualTo(key);
        assertThat(new GraphOrder(graph)
                        .nodes().stream()
                                .map(Graph.Node::permission)
                                .filter(it -> it != null)
                                .toList())
                .isEqualTo(permissions.isEmpty() ? List.of() : List.of(permissions.split(" ")));
    }

    @Test
    void everythingThatIsExecutedIsUnderstood() {
        var graph = Drawing.of("all")
                .countersign("sign", "MAJORITY", "signers", 0)
                .countersign("vote", "", "", 3)
                .call("called", "other")
                .timer("soon", "sign", false, "<timeDuration>P2DT8H</timeDuration>")
                .timer("late", "called", true, "<timeDate>dueAt</timeDate>")
                .exclusive("choice", "usual")
                .way("start -> sign -> vote -> choice")
                .flow("usual", "choice", "called", "")
                .flow("back", "choice", "sign", "conclusion == 'RETURN'")
                .way("called -> end")
                .way("soon -> end")
                .way("late -> end")
                .graph(1);
        assertThat(graph.node("sign").countersign())
                .isEqualTo(new Graph.Countersign(Graph.Countersign.Rule.MAJORITY, "signers", 0));
        assertThat(graph.node("vote").countersign())
                .isEqualTo(new Graph.Countersign(Graph.Countersign.Rule.ALL, null, 3));
        assertThat(graph.timer("soon").after()).isEqualTo(Duration.ofHours(56));
        assertThat(graph.timer("soon").interrupting()).isFalse();
        assertThat(graph.timer("late").moment()).isEqualTo(Graph.Timer.Moment.DUE);
        assertThat(graph.timer("late").interrupting()).isTrue();
        assertThat(graph.node("choice").usual()).isEqualTo("usual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id=\"x\" name=\"算\"><script>1</script></scriptTask>|脚本任务（scriptTask）",
                "<serviceTask id=\"x\" flowable:class=\"a.B\"/>|服务任务（serviceTask）",
                "<sendTask id=\"x\"/>|发送任务（sendTask）",
                "<receiveTask id=\"x\"/>|接收任务（receiveTask）",
                "<manualTask id=\"x\"/>|手工任务（manualTask）",
                "<businessRuleTask id=\"x\"/>|规则任务（businessRuleTask）",
                "<task id=\"x\"/>|未定类型的任务（task）",
                "<subProcess id=\"x\"/>|子流程（subProcess）",
                "<transaction id=\"x\"/>|事务（transaction）",
                "<inclusiveGateway id=\"x\"/>|包容网关（inclusiveGateway）",
                "<complexGateway id=\"x\"/>|复杂网关（complexGateway）",
                "<eventBasedGateway id=\"x\"/>|事件网关（eventBasedGateway）",
                "<intermediateCatchEvent id=\"x\"/>|中间等待事件（intermediateCatchEvent）",
                "<intermediateThrowEvent id=\"x\"/>|中间抛出事件（intermediateThrowEvent）",
                "<startEvent id=\"x\"><messageEventDefinition/></startEvent>|消息（messageEventDefinition）",
                "<endEvent id=\"x\"><terminateEventDefinition/></endEvent>|终止（terminateEventDefinition）",
                "<endEvent id=\"x\"><errorEventDefinition/></endEvent>|错误（errorEventDefinition）",
                "<boundaryEvent id=\"x\" attachedToRef=\"a\"><signalEventDefinition/></boundaryEvent>|信号（signalEventDefinition）",
                "<boundaryEvent id=\"x\" attachedToRef=\"a\"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent>|循环定时（timeCycle）",
                "<laneSet id=\"x\"/>|泳道（laneSet）",
                "<dataObject id=\"x\"/>|数据对象（dataObject）",
                "<textAnnotation id=\"x\"/>|文字注释（textAnnotation）",
                "<userTask id=\"x\"><extensionElements><flowable:taskListener/></extensionElements></userTask>|扩展（extensionElements）",
                "<userTask id=\"x\"><standardLoopCharacteristics/></userTask>|循环（standardLoopCharacteristics）",
                "<flowable:thing/>|thing（flowable:thing）",
                "<unheardOf/>|unheardOf（unheardOf）"
            })
    void whatIsNotExecutedIsRefusedByItsName(String planted) {
        var parts = planted.split("\\|");
        assertThat(problems(Drawing.file("planted", parts[0])))
                .anyMatch(it -> it.contains(parts[1]) && it.contains("不能执行") && it.contains("第 4 行"));
    }

    @ParameterizedTest
    @CsvSource({
        "'<userTask id=\"x\" name=\"甲\" flowable:assignee=\"${boss}\"/>', 人工任务的属性“flowable:assignee”",
        "'<userTask id=\"x\" name=\"甲\" flowable:dueDate=\"P1D\"/>', “flowable:dueDate”",
        "'<userTask id=\"x\" name=\"甲\" flowable:skipExpression=\"${true}\"/>', “flowable:skipExpression”",
        "'<userTask id=\"x\" name=\"甲\" isForCompensation=\"true\"/>', “isForCompensation”",
        "'<startEvent id=\"x\" flowable:initiator=\"who\"/>', 开始的属性“flowable:initiator”",
        "'<callActivity id=\"x\" flowable:inheritVariables=\"true\"/>', 调用活动的属性“flowable:inheritVariables”",
        "'<exclusiveGateway id=\"x\" gatewayDirection=\"Diverging\"/>', 排他网关的属性“gatewayDirection”",
        "'<sequenceFlow id=\"x\" isImmediate=\"true\"/>', 连线的属性“isImmediate”"
    })
    void anAttributeWithoutEffectIsRefusedByItsName(String element, String words) {
        assertThat(problems(Drawing.file("planted", element))).anyMatch(it -> it.contains(words));
    }

    @Test
    void allPointsAreNamedAtOnceWithTheirLines() {
        var found = problems(
                Drawing.file("planted", "<scriptTask id=\"a\"/>\n<subProcess id=\"b\"/>\n<laneSet id=\"c\"/>"));
        assertThat(found).hasSize(3);
        assertThat(found.getLast()).startsWith("第 6 行");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&a;</definitions>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><definitions>&c;</definitions>"
            })
    @Timeout(5)
    void entitiesAreNotEvenLookedAt(String xml) {
        assertThat(problems(xml)).singleElement().asString().contains("DOCTYPE");
    }

    @Test
    @Timeout(5)
    void neitherSizeNorDepthNorRubbishCanHurt() {
        assertThat(problems("<a/>".repeat(200_000))).singleElement().asString().contains("512 KB");
        assertThat(problems(
                        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">" + "<a>".repeat(50_000)))
                .isNotEmpty();
        assertThat(problems(Drawing.file("deep", "<documentation>".repeat(60) + "</documentation>".repeat(60))))
                .singleElement()
                .asString()
                .contains("读不下去");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("{}")).isNotEmpty();
        assertThat(problems("<html/>")).singleElement().asString().contains("BPMN 2.0");
        assertThat(problems(Drawing.of("cut").file().substring(0, 300))).isNotEmpty();
    }

    @Test
    void aDrawingMustLeadSomewhere() {
        assertThat(problems(Drawing.of("loose").task("a").way("start -> end")))
                .anyMatch(it -> it.contains("“a”要有连线进来"));
        assertThat(problems(Drawing.of("two").task("a").way("start -> a -> end").way("a -> end")))
                .anyMatch(it -> it.contains("正好一条出去"));
        assertThat(problems(Drawing.of("island")
                        .task("a")
                        .task("b")
                        .way("start -> end")
                        .way("a -> b -> a")))
                .anyMatch(it -> it.contains("走不到"));
        assertThat(problems(Drawing.of("starts")
                        .raw("<startEvent id=\"s2\"/>")
                        .way("start -> end")
                        .way("s2 -> end")))
                .anyMatch(it -> it.contains("正好有一个开始"));
        assertThat(problems(
                        Drawing.of("nowhere").raw("<sequenceFlow id=\"x\" sourceRef=\"start\" targetRef=\"gone\"/>")))
                .isNotEmpty();
    }

    @Test
    void aGatewayNeedsItsConditionsAndAWayOut() {
        var noDefault = Drawing.of("g1")
                .raw("<exclusiveGateway id=\"g\"/>")
                .way("start -> g")
                .flow("x", "g", "end", "a == 1")
                .flow("y", "g", "end", "a == 2");
        assertThat(problems(noDefault)).anyMatch(it -> it.contains("默认连线"));
        var bare = Drawing.of("g2")
                .exclusive("g", "x")
                .way("start -> g")
                .flow("x", "g", "end", "")
                .flow("y", "g", "end", "");
        assertThat(problems(bare)).anyMatch(it -> it.contains("每条都要有条件"));
        var unreadable = Drawing.of("g3")
                .exclusive("g", "x")
                .way("start -> g")
                .flow("x", "g", "end", "")
                .flow("y", "g", "end", "bean.delete(1)");
        assertThat(problems(unreadable)).anyMatch(it -> it.contains("条件“bean.delete(1)”从第 5 个字起读不懂"));
        var elsewhere =
                Drawing.of("g4").task("a").flow("x", "start", "a", "a == 1").way("a -> end");
        assertThat(problems(elsewhere)).anyMatch(it -> it.contains("只有排他网关"));
    }

    @Test
    void aTaskNamesExactlyOnePermission() {
        for (var permission : List.of("", "a,b", "acceptance.examine,acceptance.review", "${who}", "管理员")) {
            assertThat(problems(Drawing.of("permit").task("a", permission, "").way("start -> a -> end")))
                    .anyMatch(it -> it.contains("哪一项权限"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<timeDuration>3 days</timeDuration>",
                "<timeDuration>PT0S</timeDuration>",
                "<timeDuration>-P1D</timeDuration>",
                "<timeDuration>${days}</timeDuration>",
                "<timeDate>2026-01-01T00:00:00</timeDate>",
                ""
            })
    void aTimerNeedsATimeThatCanBeRead(String time) {
        var drawing = Drawing.of("timed")
                .task("a")
                .timer("t", "a", true, time)
                .way("start -> a -> end")
                .way("t -> end");
        assertThat(problems(drawing)).isNotEmpty();
    }

    @Test
    void countersigningNeedsSignersAndARule() {
        assertThat(problems(Drawing.of("c1").countersign("a", "ALL", "", 1).way("start -> a -> end")))
                .anyMatch(it -> it.contains("会签人"));
        assertThat(problems(Drawing.of("c2").countersign("a", "${n > 2}", "", 3).way("start -> a -> end")))
                .anyMatch(it -> it.contains("ALL"));
        assertThat(problems(
                        Drawing.of("c3").countersign("a", "ALL", "${all()}", 0).way("start -> a -> end")))
                .anyMatch(it -> it.contains("会签人"));
        var sequential =
                "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>";
        assertThat(problems(
                        Drawing.of("c4").task("a", "acceptance.a", sequential).way("start -> a -> end")))
                .anyMatch(it -> it.contains("同时进行"));
    }

    @Test
    void aProcessThatCouldStandStillForEverIsRefused() {
        var drawing = Drawing.of("stuck")
                .exclusive("either", "x")
                .task("a")
                .task("b")
                .parallel("both")
                .way("start -> either")
                .flow("x", "either", "a", "")
                .flow("y", "either", "b", "k == 1")
                .way("a -> both")
                .way("b -> both")
                .way("both -> end");
        assertThat(problems(drawing)).anyMatch(it -> it.contains("“both”可能永远等不齐"));
    }

    @Test
    void aProcessThatWouldTurnByItselfOrPileUpIsRefused() {
        var turning = Drawing.of("turning")
                .exclusive("g", "out")
                .exclusive("h", "on")
                .way("start -> g")
                .flow("out", "g", "end", "")
                .flow("in", "g", "h", "k == 1")
                .flow("on", "h", "g", "")
                .flow("off", "h", "end", "k == 2");
        assertThat(problems(turning)).anyMatch(it -> it.contains("转个不停"));
        var piling = Drawing.of("piling")
                .parallel("more")
                .task("a")
                .way("start -> a -> more")
                .task("b")
                .way("more -> a")
                .way("more -> b -> end");
        assertThat(problems(piling)).anyMatch(it -> it.contains("越积越多"));
        var endless = Drawing.of("endless")
                .parallel("more")
                .task("a")
                .way("start -> a -> more")
                .way("more -> a")
                .way("more -> end");
        assertThat(problems(endless)).anyMatch(it -> it.contains("到不了结束"));
    }

    @Test
    void aReminderOnATaskThatComesBackIsNoPilingUp() {
        var drawing = Drawing.of("reminded")
                .task("a")
                .task("urge")
                .timer("t", "a", false, "<timeDuration>P1D</timeDuration>")
                .exclusive("g", "out")
                .way("start -> a -> g")
                .flow("out", "g", "end", "")
                .flow("back", "g", "a", "conclusion == 'RETURN'")
                .way("t -> urge -> end");
        assertThat(problems(drawing)).isEmpty();
    }

    @Test
    void aKeyANameAndTheMarkThatItRunsAreNeeded() {
        assertThat(problems(Drawing.of("Bad Key").way("start -> end"))).anyMatch(it -> it.contains("流程代号"));
        var xml = Drawing.of("kk").way("start -> end").file();
        assertThat(problems(xml.replace("isExecutable=\"true\"", "isExecutable=\"false\"")))
                .anyMatch(it -> it.contains("可执行"));
        assertThat(problems(xml.replace(" name=\"试\"", ""))).anyMatch(it -> it.contains("名称"));
        assertThat(problems(xml.replace(
                        "</process>", "</process><process id=\"second\" name=\"又一个\" isExecutable=\"true\"/>")))
                .anyMatch(it -> it.contains("一个流程"));
    }

    @Test
    void readingOrderGoesForwardAndIgnoresTheWayBack() {
        var graph = Drawing.of("order")
                .task("b")
                .task("a")
                .exclusive("g", "out")
                .way("start -> a -> b -> g")
                .flow("out", "g", "end", "")
                .flow("back", "g", "a", "conclusion == 'RETURN'")
                .graph(1);
        var order = new GraphOrder(graph);
        assertThat(order.nodes().stream().map(Graph.Node::id)).containsExactly("start", "a", "b", "g", "end");
        assertThat(order.ahead(java.util.Set.of("b"))).containsExactlyInAnyOrder("g", "end");
    }

    private static List<String> problems(Drawing drawing) {
        return problems(drawing.file());
    }

    private static List<String> problems(String xml) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/workflow");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var problems = new ArrayList<FileProblem>();
        GraphCompiler.compile(xml, 1, problems);
        return problems.stream()
                .map(it -> it.text(messages, Locale.SIMPLIFIED_CHINESE))
                .toList();
    }
}
