package cn.zhengtong.support.workflow;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@ZhengtongTest
class PublishingProcessesTests {

    static final Actor APPROVER = actor("catalog.edit", "catalog.publish", "workflow.publish");

    @Autowired
    MockMvcTester web;

    @Autowired
    Definitions definitions;

    @Autowired
    ShippedProcesses shipped;

    @Autowired
    Workflow workflow;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void theShippedProcessesArePublishedOnceAndAFileOfOnesOwnStaysTheNewest() throws Exception {
        var before = rows();
        shipped.run(new DefaultApplicationArguments());
        assertThat(rows()).isEqualTo(before);
        assertThat(definitions.newestOnes(null, 100).rows())
                .extracting(Definitions.Row::key)
                .contains("instant", "one-review", "two-review", "site-visit", "expert-review");
        var own = Drawing.of("instant")
                .task("look", "acceptance.examine", "")
                .way("start -> look -> end")
                .file();
        try {
            var version = definitions
                    .publish(APPROVER, own, Locale.SIMPLIFIED_CHINESE)
                    .version();
            shipped.run(new DefaultApplicationArguments());
            assertThat(definitions.newest("instant").version()).isEqualTo(version);
        } finally {
            jdbc.update("delete from workflow.definition where key = 'instant' and version > 1");
        }
    }

    @Test
    void aFileIsCheckedThenPublishedAsTheNextVersion() {
        var xml = Drawing.of("from-desk")
                .task("a", "acceptance.examine", "")
                .way("start -> a -> end")
                .file();
        var checked = post("/checks", xml, APPROVER);
        assertThat(checked)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.diagram.nodes.length()")
                .isEqualTo(3);
        assertThat(checked)
                .bodyJson()
                .extractingPath("$.tasks[0].permissionName")
                .isEqualTo("审查");
        assertThat(post("", xml, APPROVER))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(post("", xml, APPROVER))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:zhengtong:problem:workflow.file-unchanged");
        var changed = xml.replace("name=\"a\"", "name=\"再审\"");
        assertThat(post("", changed, APPROVER))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(get("/from-desk/versions/1", APPROVER))
                .bodyJson()
                .extractingPath("$.tasks[0].name")
                .isEqualTo("a");
        assertThat(get("/from-desk/versions", APPROVER))
                .bodyJson()
                .extractingPath("$.rows.length()")
                .isEqualTo(2);
        assertThat(get("/from-desk/versions/2/file", APPROVER))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(changed);
    }

    @Test
    void aRefusedFileNamesEachPointInTheReadersLanguage() {
        var xml = Drawing.file("planted", "<scriptTask id=\"x\" name=\"算\"/><subProcess id=\"y\"/>");
        assertThat(post("", xml, APPROVER)).hasStatus(422).bodyJson().satisfies(it -> {
            assertThat(it).extractingPath("$.errors.length()").isEqualTo(2);
            assertThat(it).extractingPath("$.errors[0].message").asString().contains("脚本任务（scriptTask）不能执行");
        });
        var english = web.post()
                .uri("/api/workflow/processes/checks?lang=en")
                .requestAttr(Actor.class.getName(), APPROVER)
                .with(csrf())
                .contentType("application/json")
                .content(json.writeValueAsString(Map.of("xml", xml)))
                .exchange();
        assertThat(english)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .contains("script task (scriptTask) cannot be executed");
        assertThat(post("", null, APPROVER)).hasStatus(422);
        assertThat(rowsOf("planted")).isZero();
    }

    @Test
    void aCalledProcessMustExistAndMayNotLeadBack() {
        var caller = Drawing.of("calls-b").call("c", "called-b").way("start -> c -> end");
        refused(caller, "还没有发布");
        publish(Drawing.of("called-b").task("a", "acceptance.examine", "").way("start -> a -> end"));
        publish(caller);
        refused(Drawing.of("called-b").call("c", "calls-b").way("start -> c -> end"), "又调用了自己");
        refused(Drawing.of("calls-a").call("c", "calls-a").way("start -> c -> end"), "又调用了自己");
        assertThatExceptionOfType(Refusal.ProcessUnknown.class).isThrownBy(() -> definitions.newest("nowhere"));
    }

    @ParameterizedTest
    @CsvSource({
        "workflow.supervise, 200, 403",
        "catalog.edit, 200, 403",
        "workflow.publish, 200, 422",
        "acceptance.examine, 403, 403",
        "acceptance.read, 403, 403"
    })
    void lookingIsForSupervisorsAndKeepersPublishingForApprovers(String permission, int looking, int publishing) {
        var actor = actor(permission);
        for (var path : List.of("", "/two-review/versions", "/two-review/versions/1", "/two-review/versions/1/file")) {
            assertThat(get(path, actor)).hasStatus(looking);
        }
        assertThat(post("", "<x/>", actor)).hasStatus(publishing);
        assertThat(post("/checks", "<x/>", actor)).hasStatus(publishing);
    }

    @Test
    void whatIsNotPublishedIsUnknown() {
        assertThat(get("/nowhere/versions", APPROVER)).hasStatus(404);
        assertThat(get("/two-review/versions/99", APPROVER)).hasStatus(404);
        assertThat(get("/two-review/versions/99/file", APPROVER)).hasStatus(404);
    }

    private void publish(Drawing drawing) {
        definitions.publish(APPROVER, drawing.file(), Locale.SIMPLIFIED_CHINESE);
    }

    private void refused(Drawing drawing, String words) {
        assertThatExceptionOfType(Refusal.FileRefused.class)
                .isThrownBy(() -> publish(drawing))
                .satisfies(
                        it -> assertThat(it.fieldErrors().getFirst().message()).contains(words));
    }

    private MvcTestResult get(String path, Actor actor) {
        return web.get()
                .uri("/api/workflow/processes" + path)
                .requestAttr(Actor.class.getName(), actor)
                .exchange();
    }

    private MvcTestResult post(String path, String xml, Actor actor) {
        var body = xml == null ? "{}" : json.writeValueAsString(Map.of("xml", xml));
        return web.post()
                .uri("/api/workflow/processes" + path)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private int rows() {
        return jdbc.queryForObject("select count(*) from workflow.definition", Integer.class);
    }

    private int rowsOf(String key) {
        return jdbc.queryForObject("select count(*) from workflow.definition where key = ?", Integer.class, key);
    }

    private static Actor actor(String... permissions) {
        var reach = new Reach(new RegionCode("32"), null, Set.of());
        return Actor.staff(UUID.randomUUID(), "沈清和", new Scope(List.of(new Grant("role", Set.of(permissions), reach))));
    }
}
