package cn.zhengtong.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears what a killed program left in a database folder: a postmaster that still runs, workers whose
/// postmaster was killed, a stale pid file. A recycled pid that now belongs to something else is left alone.
class LeftOvers {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);

    private final Path folder;

    LeftOvers(Path folder) {
        this.folder = folder;
    }

    /// Only for whoever holds the lock of the folder.
    void clear() throws IOException {
        var pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var running = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : process(lines.getFirst().strip());
        if (running.isPresent()) {
            LOG.warn(
                    "Stopping the database process {} that a killed program left behind",
                    running.get().pid());
            interrupt(running.get());
            end(running.get(), 60);
        }
        for (var worker : workers()) {
            LOG.warn("Stopping the database worker {} that a killed postmaster left behind", worker.pid());
            worker.destroy();
            end(worker, 5);
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> process(String pid) {
        return pid.matches("\\d{1,10}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isPostmasterHere)
                : Optional.empty();
    }

    private boolean isPostmasterHere(ProcessHandle process) {
        try {
            var commandLine = Files.readString(proc(process).resolve("cmdline"));
            return commandLine.contains("postgres") && commandLine.contains(folder.toString());
        } catch (IOException noProcFileSystem) {
            return process.info()
                    .command()
                    .filter(it -> it.endsWith("postgres"))
                    .isPresent();
        }
    }

    /// Every process of PostgreSQL works inside its database folder.
    private List<ProcessHandle> workers() {
        Predicate<ProcessHandle> worksHere = it -> {
            try {
                return Files.readSymbolicLink(proc(it).resolve("cwd")).equals(folder)
                        && Files.readString(proc(it).resolve("comm")).startsWith("postgres");
            } catch (IOException goneOrUnreadable) {
                return false;
            }
        };
        return ProcessHandle.allProcesses().filter(worksHere).toList();
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", String.valueOf(process.pid()));
    }

    private static void end(ProcessHandle process, int seconds) throws IOException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
        } catch (ExecutionException failed) {
            throw new IOException("could not stop the left-over database process", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the left-over database process", interrupted);
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that no longer exist.
    private static void interrupt(ProcessHandle postmaster) throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()))
                .inheritIO()
                .start();
    }
}
