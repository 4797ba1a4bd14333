package cn.zhengtong.foundation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts real PostgreSQL in a folder and first clears what a killed process left there: a postmaster that
/// still runs,
/// or a stale pid file.
class EmbeddedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Path folder;
    private final boolean durable;

    EmbeddedServer(Path dataDirectory, boolean durable) {
        this.folder = dataDirectory.toAbsolutePath().normalize().resolve("postgres");
        this.durable = durable;
    }

    EmbeddedPostgres start() throws IOException {
        Files.createDirectories(folder);
        stopLeftOver();
        var log = Redirect.appendTo(folder.resolveSibling("postgres.log").toFile());
        var onOff = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF-8")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    /// A recycled pid that now belongs to something else is left alone; only a postmaster of this very folder
    /// is
    /// stopped.
    private void stopLeftOver() throws IOException {
        var pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var running = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : postmaster(lines.getFirst().strip());
        if (running.isPresent()) {
            LOG.warn(
                    "Stopping the database process {} that a killed program left behind",
                    running.get().pid());
            stop(running.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> postmaster(String pid) {
        if (!pid.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(this::holdsThisFolder);
    }

    private boolean holdsThisFolder(ProcessHandle process) {
        try {
            var commandLine = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return commandLine.contains("postgres") && commandLine.contains(folder.toString());
        } catch (IOException noProcFileSystem) {
            return process.info()
                    .command()
                    .filter(it -> it.endsWith("postgres"))
                    .isPresent();
        }
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        signalFastShutdown(postmaster);
        try {
            postmaster.onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            postmaster.destroyForcibly();
        } catch (ExecutionException failed) {
            throw new IOException("could not stop the left-over database process", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the left-over database process", interrupted);
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that no longer exist.
    private static void signalFastShutdown(ProcessHandle postmaster) throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()))
                .inheritIO()
                .start();
    }
}
