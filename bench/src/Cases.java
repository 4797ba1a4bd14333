import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Drives whole lifecycles through the REST addresses that people's browsers use, from a process of its own.
public class Cases {

    private static final String PASSWORD = "zhengtong-2026";
    private static final String ITEM = "000710007000";
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(\\d{12})\"");
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"?(\\d+)\"?");
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static void main(String[] arguments) throws Exception {
        var url = arguments[0];
        var data = Path.of(arguments[1]);
        long server = Long.parseLong(arguments[2]);
        int seconds = option(arguments, "--seconds", 30);
        int atOnce = option(arguments, "--at-once", 16);
        var bench = new Cases(url, atOnce);
        bench.warmUp(Math.max(5, seconds / 3));
        double raw = rawCommits(data, 16, 5);
        long cpu = cpuMillis(server);
        long commits = commits(data);
        double rate = bench.lifecycles(seconds, atOnce);
        double cpuEach = (cpuMillis(server) - cpu) / Math.max(1.0, rate * seconds);
        double commitsEach = (commits(data) - commits) / Math.max(1.0, rate * seconds);
        var p95 = bench.submits(30, 20);
        System.out.printf("raw single-row commits %.0f /s (16 connections)%n", raw);
        System.out.printf("CPU of program and database %.1f ms each, %.1f commits each%n", cpuEach, commitsEach);
        System.out.printf("submit at 30/s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n", p95[0], p95[1], p95[2]);
        if (bench.failures.get() > 0) {
            System.out.println("failures " + bench.failures.get() + ", first: " + bench.firstFailure);
        }
        System.out.printf("BENCH cases %.1f lifecycles/s ratio=%.3f%n", rate, commitsEach * rate / raw);
    }

    private final List<Session> applicants = new ArrayList<>();
    private final List<Session> handlers = new ArrayList<>();
    private final List<Session> reviewers = new ArrayList<>();
    private final List<Session> deciders = new ArrayList<>();
    private final String application;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String firstFailure = "";

    Cases(String url, int sessions) throws Exception {
        for (int i = 0; i < sessions; i++) {
            applicants.add(Session.person(url, "13800005171"));
            handlers.add(Session.staff(url, "handler.employment"));
            reviewers.add(Session.staff(url, "reviewer.employment"));
            deciders.add(Session.staff(url, "decider.employment"));
        }
        var first = applicants.getFirst();
        var task = between(first.get("/api/catalog/guides/" + ITEM + "?region=320102"), "\"code\":\"", "\"");
        var file = first.upload(PICTURE);
        application = """
                {"taskCode":"%s","situations":%s,"form":%s,"delivery":"ELECTRONIC",
                 "materials":{"unemployment":{"how":"FILES","files":["%s"]},"proof":{"how":"LATER","files":[]}}}"""
                .formatted(task, SITUATIONS, FORM, file);
    }

    private static final String SITUATIONS = "{\"disabled\":\"no\"}";
    private static final String FORM =
            "{\"kind\":\"大龄失业人员\",\"unemployedSince\":\"2026-01-05\",\"skills\":\"电工\"}";

    private void warmUp(int seconds) throws Exception {
        lifecycles(seconds, applicants.size());
        if (failures.get() > 0) {
            throw new IllegalStateException("a lifecycle failed: " + firstFailure);
        }
    }

    /// Closed loop: each worker begins the next lifecycle when its last one ended.
    private double lifecycles(int seconds, int workers) throws Exception {
        var done = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < workers; i++) {
                int me = i;
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            lifecycle(me);
                            done.incrementAndGet();
                        } catch (IOException failed) {
                            if (failures.getAndIncrement() == 0) {
                                firstFailure = failed.getMessage();
                            }
                        }
                    }
                    return null;
                });
            }
        }
        return done.get() / (double) seconds;
    }

    private void lifecycle(int me) throws IOException, InterruptedException {
        var number = submit(applicants.get(me));
        var handler = handlers.get(me);
        handler.act(number, "acceptance", "{}");
        handler.act(number, "review", "{\"conclusion\":\"APPROVE\",\"opinion\":\"符合条件\"}");
        reviewers.get(me).act(number, "review", "{\"conclusion\":\"APPROVE\",\"opinion\":\"同意\"}");
        deciders.get(me).act(number, "decision", "{\"result\":\"GRANT\"}");
    }

    private String submit(Session applicant) throws IOException, InterruptedException {
        var answer = applicant.post("/api/acceptance/applications", application, UUID.randomUUID().toString());
        var number = NUMBER.matcher(answer);
        if (!number.find()) {
            throw new IOException("no number: " + answer);
        }
        return number.group(1);
    }

    /// Open loop at a fixed rate; the time counts from when the request was due.
    private double[] submits(int perSecond, int seconds) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < perSecond * seconds; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                var applicant = applicants.get(i % applicants.size());
                threads.submit(() -> {
                    submit(applicant);
                    times.add((System.nanoTime() - due) / 1e6);
                    return null;
                });
            }
        }
        var sorted = times.stream().sorted().toList();
        return new double[] {at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99)};
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    /// What the same database commits at the most, one row at a time.
    private static double rawCommits(Path data, int connections, int seconds) throws Exception {
        try (var setup = connect(data)) {
            setup.createStatement().execute("create table if not exists public.bench_raw (id bigint generated always as identity, text text)");
        }
        var done = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                threads.submit(() -> {
                    try (var connection = connect(data);
                            var insert = connection.prepareStatement("insert into public.bench_raw (text) values ('row')")) {
                        while (System.nanoTime() < end) {
                            insert.executeUpdate();
                            done.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        return done.get() / (double) seconds;
    }

    private static long commits(Path data) throws Exception {
        try (var connection = connect(data);
                var rows = connection.createStatement()
                        .executeQuery("select xact_commit from pg_stat_database where datname = 'postgres'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(Path data) throws IOException, SQLException {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
    }

    /// User and system time of the program and of every process below it, ended ones included.
    private static long cpuMillis(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(it -> java.util.stream.Stream.concat(java.util.stream.Stream.of(it), it.descendants()))
                .mapToLong(it -> ticks(it.pid()))
                .sum() * 10;
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static int option(String[] arguments, String name, int usual) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? usual : Integer.parseInt(arguments[at + 1]);
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    /// One signed-in browser.
    static class Session {

        private final String url;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();

        Session(String url) throws IOException, InterruptedException {
            this.url = url;
            get("/sign-in");
        }

        static Session person(String url, String mobile) throws IOException, InterruptedException {
            var session = new Session(url);
            session.send(
                    "/sign-in",
                    "application/x-www-form-urlencoded",
                    "login=" + mobile + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                    null);
            session.get("/my/cases");
            return session;
        }

        static Session staff(String url, String account) throws IOException, InterruptedException {
            var session = new Session(url);
            session.post("/api/identity/sessions", "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(account, PASSWORD), null);
            session.get("/api/identity/session");
            return session;
        }

        String get(String path) throws IOException, InterruptedException {
            return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
        }

        String act(String number, String action, String body) throws IOException, InterruptedException {
            return post("/api/acceptance/cases/" + number + "/" + action, body, UUID.randomUUID().toString());
        }

        String post(String path, String body, String key) throws IOException, InterruptedException {
            var answer = send(path, "application/json", body, key);
            if (answer.statusCode() >= 300) {
                throw new IOException(path + " " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        String upload(byte[] content) throws IOException, InterruptedException {
            var begun = http.send(
                    request("/api/files/uploads")
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", token())
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"proof.png\",\"size\":" + content.length + "}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var id = between(begun.body(), "\"id\":\"", "\"");
            var sent = http.send(
                    request("/api/files/uploads/" + id)
                            .header("Content-Type", "application/offset+octet-stream")
                            .header("Upload-Offset", "0")
                            .header("X-XSRF-TOKEN", token())
                            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(content))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return between(sent.body(), "\"file\":{\"id\":\"", "\"");
        }

        private HttpResponse<String> send(String path, String type, String body, String key)
                throws IOException, InterruptedException {
            var request = request(path)
                    .header("Content-Type", type)
                    .header("X-XSRF-TOKEN", token())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json, text/html");
        }

        private String token() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(it -> it.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }
}
