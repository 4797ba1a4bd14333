package cn.zhengtong.support.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.TestDatabase;
import cn.zhengtong.ZhengtongApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The whole program is killed while messages are on their way, then started again.
class KillingTheSenderTests {

    private static final int MESSAGES = 60;

    private final String address = TestDatabase.newDatabase();
    private final Path folder = TestDatabase.temporaryFolder();
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(address));
    private final List<Process> programs = new ArrayList<>();

    @AfterEach
    void stopWhatRuns() {
        programs.forEach(Process::destroyForcibly);
    }

    @Test
    void everyMessageArrivesOnceAndNoneIsLost() throws Exception {
        var program = start("SLOW");
        tell();
        waitUntil(() -> kept() >= 12);
        program.destroyForcibly().waitFor();
        int beforeTheKill = kept();
        assertThat(beforeTheKill).isLessThan(MESSAGES);
        assertThat(waiting()).isPositive();

        jdbc.update("insert into notices.simulator (behaviour) values ('WELL')");
        start("WELL");
        waitUntil(() -> waiting() == 0);
        waitUntil(() ->
                jdbc.queryForObject("select count(*) from notices.notice where sms_state = 'DELIVERED'", Integer.class)
                        == MESSAGES);
        assertThat(kept()).isEqualTo(MESSAGES);
        assertThat(jdbc.queryForObject("select max(seen) from notices.simulated_message", Integer.class))
                .as("what was on its way went out again under the same identifier")
                .isEqualTo(2);
    }

    private void tell() {
        var person = jdbc.queryForObject("select id from parties.person limit 1", java.util.UUID.class);
        for (int i = 0; i < MESSAGES; i++) {
            jdbc.update("""
                    insert into notices.notice (id, person, kind, args, link, system, number, told_at, sms_state, sms_next_at, sms_changed_at)
                    select uuidv7(), ?, 'granted', '["食品经营许可", "730518465"]', '/my', 'acceptance', '730518465', t, 'WAITING', t, t
                      from (select now() as t) n
                    """, person);
        }
    }

    private int kept() {
        return jdbc.queryForObject("select count(*) from notices.simulated_message", Integer.class);
    }

    private int waiting() {
        return jdbc.queryForObject("select count(*) from notices.notice where sms_state = 'WAITING'", Integer.class);
    }

    private Process start(String behaviour) throws IOException {
        var log = folder.resolve(behaviour + ".log");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ZhengtongApplication.class.getName(),
                        "--server.port=0",
                        "--zhengtong.demo=true",
                        "--zhengtong.database-url=" + address,
                        "--zhengtong.data-directory=" + folder.resolve("data"),
                        "--zhengtong.acceptance.demo-cases=0",
                        "--zhengtong.notices.send-every=1s",
                        "--zhengtong.notices.lease=5s",
                        "--zhengtong.notices.simulator=" + behaviour,
                        "--db-scheduler.polling-interval=1s",
                        "--db-scheduler.heartbeat-interval=1s",
                        "--logging.file.name=" + folder.resolve(behaviour + ".jsonl"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(new File("."))
                .start();
        programs.add(program);
        waitUntil(() -> {
            try {
                assertThat(program.isAlive()).as(Files.readString(log)).isTrue();
                return Files.readString(log).contains("READY ");
            } catch (IOException unreadable) {
                return false;
            }
        });
        return program;
    }

    private static void waitUntil(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within two minutes").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
