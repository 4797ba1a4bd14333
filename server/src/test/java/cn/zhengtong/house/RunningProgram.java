package cn.zhengtong.house;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program as a process of its own, with the embedded durable database, as `./zhengtong up` starts it.
/// Tests
/// that kill things use it.
public final class RunningProgram implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("(?m)^READY http://localhost:(\\d+)$");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Path output;
    private final Process process;
    private boolean killed;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    private RunningProgram(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /// Starts on a free port; [#waitUntilReady] comes next.
    public static RunningProgram start(Path data, String... arguments) throws IOException {
        var output = Files.createTempFile(data.toAbsolutePath().getParent(), "program", ".out");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                programClassPath(),
                "cn.zhengtong.ZhengtongApplication",
                "--server.port=0",
                "--zhengtong.acceptance.demo-cases=0",
                "--zhengtong.data-directory=" + data));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RunningProgram(data, output, process);
    }

    /// Only what ships: what tests add to the class path must not be picked up as part of the program.
    private static String programClassPath() {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(it -> !it.endsWith("test-classes"))
                .reduce((a, b) -> a + System.getProperty("path.separator") + b)
                .orElseThrow();
    }

    /// @return how long it took
    public Duration waitUntilReady() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            if (READY.matcher(output()).find()) {
                return Duration.ofNanos(System.nanoTime() - begin);
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the program ended before it was ready:\n" + output());
            }
        }
        throw new IllegalStateException("the program was not ready in time:\n" + output());
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public URI address(String path) throws IOException {
        var matcher = READY.matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("not ready");
        }
        return URI.create("http://localhost:" + matcher.group(1) + path);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// One request as it is; its cookies are kept.
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Value of a cookie that the program set.
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public Process process() {
        return process;
    }

    /// Pid in the first line of the postmaster's own file.
    public long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(postmasterFile()).getFirst().strip());
    }

    public Path postmasterFile() {
        return data.resolve("postgres/postmaster.pid");
    }

    /// SIGKILL: nothing of the program gets to clean up.
    public void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly().waitFor();
    }

    /// SIGKILL for the database as well.
    public void killWithDatabase() throws IOException, InterruptedException {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        kill();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /// SIGTERM, like Ctrl-C.
    ///
    /// @return the exit code
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not end");
        }
        return process.exitValue();
    }

    /// Leaves nothing behind, however the test went.
    @Override
    public void close() throws IOException {
        if (!process.isAlive() && !killed) {
            return;
        }
        process.destroy();
        if (!process.onExit()
                .completeOnTimeout(null, 60, TimeUnit.SECONDS)
                .handle((ended, failure) -> ended != null)
                .join()) {
            process.destroyForcibly();
        }
        if (Files.exists(postmasterFile())) {
            ProcessHandle.of(postmaster())
                    .filter(it -> it.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
