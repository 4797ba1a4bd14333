package cn.zhengtong.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` in the middle of 500 concurrent submissions: whoever got a number finds exactly one case under it
/// afterwards,
/// and repeating a key gives the same answer. `./zhengtong bench kill` runs ten rounds of it.
class KillingDuringSubmissionsTests {

    private static final int SUBMISSIONS = 500;
    private static final int ROUNDS = Integer.getInteger("zhengtong.kill-rounds", 2);
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(\\d{12})\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void eachAcknowledgedCaseIsThereExactlyOnce() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        var all = new TreeMap<String, String>();
        var program = start(data);
        try {
            program.waitUntilReady();
            for (int round = 0; round < ROUNDS; round++) {
                var postmaster = program.postmaster();
                var acknowledged = submitAndKill(program, round);
                assertThat(acknowledged)
                        .as("the kill came in the middle")
                        .isNotEmpty()
                        .hasSizeLessThan(SUBMISSIONS);
                program = start(data);
                assertThat(program.waitUntilReady().toSeconds()).as("restart").isLessThanOrEqualTo(30);
                assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive))
                        .as("no orphan process")
                        .isEmpty();
                var session = new Session(program);
                for (int i = 0; i < SUBMISSIONS; i++) {
                    var key = "kill-" + round + "-" + i;
                    var number = numberOf(session.submit(key));
                    assertThat(acknowledged.getOrDefault(key, number)).as(key).isEqualTo(number);
                    all.put(key, number);
                }
                assertThat(session.numbers()).containsExactlyInAnyOrderElementsOf(all.values());
                assertThat(new HashSet<>(all.values())).as("no number twice").hasSameSizeAs(all.keySet());
            }
        } finally {
            program.close();
        }
    }

    private static RunningProgram start(Path data) throws IOException {
        return RunningProgram.start(data, "--zhengtong.demo=true");
    }

    /// Every second round kills the database as well.
    private static Map<String, String> submitAndKill(RunningProgram program, int round) throws Exception {
        var session = new Session(program);
        var acknowledged = new ConcurrentHashMap<String, String>();
        var enough = new CountDownLatch(SUBMISSIONS / 5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, SUBMISSIONS)
                    .forEach(i -> threads.submit(() -> {
                        var key = "kill-" + round + "-" + i;
                        try {
                            acknowledged.put(key, numberOf(session.submit(key)));
                            enough.countDown();
                        } catch (IOException | AssertionError cutOff) {
                            // the connection broke, or the answer never came whole: not acknowledged
                        }
                        return key;
                    }));
            assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
            if (round % 2 == 0) {
                program.kill();
            } else {
                program.killWithDatabase();
            }
        }
        return acknowledged;
    }

    private static String numberOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var matcher = NUMBER.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    /// An applicant of the demo, signed in.
    private static class Session {

        private final RunningProgram program;
        private final String token;
        private final String body;

        Session(RunningProgram program) throws IOException, InterruptedException {
            this.program = program;
            var form = "login=13800005171&password=" + URLEncoder.encode("zhengtong-2026", StandardCharsets.UTF_8);
            program.get("/sign-in");
            program.send(HttpRequest.newBuilder(program.address("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-XSRF-TOKEN", program.cookie("XSRF-TOKEN"))
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build());
            program.get("/my/cases");
            token = program.cookie("XSRF-TOKEN");
            body = JSON.writeValueAsString(Map.of(
                    "taskCode",
                    taskCode(),
                    "form",
                    Map.of("reason", "丢失", "delivery", "到派出所领"),
                    "delivery",
                    "ELECTRONIC"));
        }

        /// 居民身份证补领 in Xuanwu: for persons, nothing to bring.
        private String taskCode() throws IOException, InterruptedException {
            return JSON.readTree(program.get("/api/catalog/guides/000706001003?region=320102")
                            .body())
                    .get("code")
                    .asString();
        }

        HttpResponse<String> submit(String key) throws IOException, InterruptedException {
            return program.send(HttpRequest.newBuilder(program.address("/api/acceptance/applications"))
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", token)
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        /// All numbers of the applicant, page by page.
        List<String> numbers() throws IOException, InterruptedException {
            var numbers = new java.util.ArrayList<String>();
            String after = "";
            do {
                var page = JSON.readTree(program.get("/api/acceptance/applications?limit=100" + after)
                        .body());
                page.get("rows").forEach(row -> numbers.add(row.get("number").asString()));
                after = page.get("next").isNull()
                        ? ""
                        : "&after=" + page.get("next").asString();
            } while (!after.isEmpty());
            return numbers;
        }
    }
}
