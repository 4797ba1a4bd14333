package cn.zhengtong.foundation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Real PostgreSQL in the data folder, durable, reachable from this machine only and only with the password in
/// the keys folder.
///
/// The bean is closed after everything that uses the database: nothing else stops the postmaster, neither a
/// shutdown hook nor a Ctrl-C, because it leads a process group of its own.
class EmbeddedServer implements AutoCloseable {

    static final String USER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Path data;
    private final Path folder;
    private final Path log;
    private final boolean durable;
    private final ServiceUser user = ServiceUser.find();
    private final Path binaries;
    private final FileChannel lock;
    private final String password;
    private final int port;

    EmbeddedServer(Path dataDirectory, Path keys, boolean durable) throws IOException {
        this.data = Files.createDirectories(dataDirectory.toAbsolutePath().normalize());
        this.folder = data.resolve("postgres");
        this.log = data.resolve("postgres.log");
        this.durable = durable;
        this.lock = lock();
        var programs = data.resolve("programs");
        PostgresBinaries.clearDrafts(programs);
        this.binaries = PostgresBinaries.in(programs);
        this.password = new SecretFile(keys, "database.password", 24).text();
        new LeftOvers(folder).clear();
        if (!Files.exists(folder.resolve("PG_VERSION"))) {
            Terminal.say("Making the database in " + folder);
            create();
        }
        Terminal.say("Starting the database");
        this.port = start();
    }

    String address() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        control("-m", "fast", "-w", "-t", "60", "stop");
        lock.close();
    }

    /// The operating system gives the lock back when the program is killed, so it never goes stale.
    private FileChannel lock() throws IOException {
        var channel =
                FileChannel.open(data.resolve("zhengtong.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException thisVeryProgram) {
            LOG.debug("this program holds the lock already");
        }
        channel.close();
        throw new IOException("already running: another program works on the data folder " + data);
    }

    /// Made beside and moved, so that a start that was killed leaves no half of a database.
    private void create() throws IOException {
        var draft = folder.resolveSibling("postgres.new");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectories(draft);
        user.own(draft);
        var secret = Files.createTempFile(data, "password", "");
        try {
            Files.writeString(secret, password);
            user.own(secret);
            run(List.of(
                    program("initdb"),
                    "-D",
                    draft.toString(),
                    "-U",
                    USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + secret,
                    "-E",
                    "UTF-8",
                    "--locale=C.UTF-8"));
        } finally {
            Files.delete(secret);
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Another program may take the free port between looking and starting: then another one is tried.
    private int start() throws IOException {
        user.own(folder);
        IOException last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            int free = freePort();
            try {
                control("-w", "-t", "90", "-o", options(free), "start");
                return free;
            } catch (IOException failed) {
                last = failed;
                LOG.warn("The database did not start on port {}", free);
            }
        }
        lock.close();
        throw new IOException("the database does not start; its log is " + log, last);
    }

    private String options(int freePort) {
        var onOff = durable ? "on" : "off";
        var settings = new TreeMap<>(Map.of(
                "fsync", onOff,
                "synchronous_commit", onOff,
                "full_page_writes", onOff,
                "max_connections", "300",
                "shared_buffers", "512MB",
                "max_wal_size", "4GB",
                "timezone", "Asia/Shanghai",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", ""));
        var options = new StringBuilder("-p ").append(freePort);
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return options.toString();
    }

    private void control(String... words) throws IOException {
        var command = new ArrayList<>(List.of(program("pg_ctl"), "-D", folder.toString(), "-s"));
        command.addAll(List.of(words));
        run(command);
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(user.command(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            int code = process.start().waitFor();
            if (code != 0) {
                throw new IOException("%s ended with %d; see %s".formatted(command.getFirst(), code, log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
