package cn.zhengtong.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// One data folder and what may happen to it: killed program, killed database, a recycled pid, a second
/// program,
/// an orderly stop.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillingTheProgramTests {

    static final Duration RESTART = Duration.ofSeconds(30);

    Path folder;
    RunningProgram program;

    @BeforeAll
    void aFirstStartFillsTheFolder(@TempDir Path temporary) throws Exception {
        folder = temporary;
        program = RunningProgram.start(folder.resolve("data"), "--zhengtong.demo=true");
        program.waitUntilReady();
    }

    @AfterAll
    void nothingStaysBehind() throws Exception {
        program.close();
    }

    @Test
    @Order(1)
    void theProgramTellsItsHealthAndItsFigures() throws Exception {
        assertThat(program.get("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(program.get("/actuator/prometheus").body())
                .contains("jvm_memory_used_bytes", "http_server_requests_seconds", "hikaricp_connections");
    }

    @Test
    @Order(2)
    void aProblemShowsTheTraceIdThatStandsInTheLog() throws Exception {
        var answer = program.get("/api/regions/99");
        var problem = JsonMapper.shared().readTree(answer.body());
        var id = problem.get("traceId").asString();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(answer.headers().firstValue("X-Trace-Id")).contains(id);
        assertThat(log())
                .anySatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("traceId")
                                .asString())
                        .isEqualTo(id));
        assertThat(program.get("/nowhere").body()).containsPattern("<span class=\"mono\">[0-9a-f]{32}</span>");
    }

    @Test
    @Order(3)
    void aSecondProgramOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var second = RunningProgram.start(folder.resolve("data"))) {
            assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.process().exitValue()).isNotZero();
            assertThat(second.output()).contains("already running");
        }
        assertThat(program.get("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    @Test
    @Order(4)
    void aKilledProgramLeavesADatabaseThatTheNextStartTakesOver() throws Exception {
        long orphan = program.postmaster();
        program.kill();
        assertThat(ProcessHandle.of(orphan)).isPresent();
        restart();
        assertThat(ProcessHandle.of(orphan)).isEmpty();
        assertThat(program.get("/regions/320102").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void aRecycledPidThatBelongsToSomebodyElseIsLeftAlone() throws Exception {
        program.killWithDatabase();
        var lines = Files.readAllLines(program.postmasterFile());
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(program.postmasterFile(), lines);
        restart();
        assertThat(program.get("/regions/320102").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void anOrderlyStopEndsProgramAndDatabaseWithoutAnError() throws Exception {
        var before = log().size();
        var postmaster = ProcessHandle.of(program.postmaster()).orElseThrow();
        assertThat(program.stop()).isEqualTo(143);
        assertThat(postmaster.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(program.postmasterFile()).doesNotExist();
        assertThat(log().stream().skip(before).toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).path("level").asString())
                        .as(line)
                        .isEqualTo("INFO"));
    }

    private void restart() throws Exception {
        program = RunningProgram.start(folder.resolve("data"), "--zhengtong.demo=true");
        assertThat(program.waitUntilReady()).isLessThan(RESTART);
    }

    private java.util.List<String> log() throws Exception {
        return Files.readAllLines(folder.resolve("data/logs/zhengtong.jsonl"));
    }
}
