package cn.zhengtong;

import cn.zhengtong.foundation.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One real PostgreSQL server per test run; every application context gets a database of its own in it.
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "zhengtong.database-url=" + newDatabase(), "zhengtong.data-directory=" + temporaryFolder())
                .applyTo(context);
    }

    /// JDBC address of a fresh, empty database.
    public static String newDatabase() {
        return TestServer.newDatabase("test" + COUNT.incrementAndGet());
    }

    public static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("zhengtong-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
