package cn.zhengtong.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/// One real PostgreSQL server for a whole test run; ends after every application context.
public final class TestServer {

    private static final EmbeddedServer RUNNING = start();

    private TestServer() {}

    /// JDBC address of a fresh, empty database, with user and password.
    public static String newDatabase(String name) {
        try (var connection = DriverManager.getConnection(RUNNING.address(), EmbeddedServer.USER, RUNNING.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot create the test database", failed);
        }
        return "%s?user=%s&password=%s"
                .formatted(RUNNING.address().replace("/postgres", "/" + name), EmbeddedServer.USER, RUNNING.password());
    }

    private static EmbeddedServer start() {
        try {
            var folder = Files.createTempDirectory("zhengtong-database");
            var server = new EmbeddedServer(folder, folder.resolve("keys"), false);
            SpringApplication.getShutdownHandlers().add(() -> {
                try {
                    server.close();
                    FileSystemUtils.deleteRecursively(folder);
                } catch (IOException stays) {
                    throw new UncheckedIOException(stays);
                }
            });
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
