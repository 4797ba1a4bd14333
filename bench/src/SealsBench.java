import cn.zhengtong.ZhengtongApplication;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.support.certificates.KeyDevice;
import cn.zhengtong.support.documents.Documents;
import cn.zhengtong.support.documents.IssueDocument;
import cn.zhengtong.support.seals.SealKind;
import cn.zhengtong.support.seals.SealPlace;
import cn.zhengtong.support.seals.Seals;
import cn.zhengtong.support.typesetting.Paper;
import cn.zhengtong.support.typesetting.Typesetting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Measures sealing. Prints what it measures on the way and the result alone on the last line.
///
/// raw: SM2 signatures a second of one thread, the ceiling of anything that seals.
/// page: a page set and sealed by one thread, its CPU time, database included for the log of uses.
/// paper: whole papers (number, page, seal, encryption, storage) by as many threads as asked, each its own transaction.
/// The result counts whole papers for each second of CPU that program and database spent on them together, so that it is the
/// same beside other work on the machine.
final class SealsBench {

    private static final int WARM_UP = 2_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final Map<String, String> FIELDS = Map.of(
            "item", "食品经营许可（新办）",
            "caseNumber", "730518462",
            "submittedAt", "2026-11-23",
            "acceptedAt", "2026-11-24",
            "limitText", "法定二十个工作日，承诺十个工作日",
            "dueDate", "2026-12-08");

    private static int seconds = 20;
    private static int threads = Runtime.getRuntime().availableProcessors();

    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
                case "--threads" -> threads = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        try (var house = SpringApplication.run(
                ZhengtongApplication.class,
                "--server.port=0",
                "--zhengtong.data-directory=" + arguments[0],
                "--zhengtong.console-level=ERROR")) {
            var documents = house.getBean(Documents.class);
            var device = house.getBean(KeyDevice.class);
            var seals = house.getBean(Seals.class);
            var typesetting = house.getBean(Typesetting.class);
            device.make("bench");
            var message = "message".repeat(40).getBytes(StandardCharsets.UTF_8);

            Callable<?> signature = () -> device.sign("bench", message);
            times(5_000, signature);
            double raw = 1000 / cpuMillis(10_000, signature);
            System.out.printf("raw %.0f SM2 signatures for a second of CPU%n", raw);

            var transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
            var body = new OrganisationCode("320102-MARKET");
            Callable<?> page = () -> seals.seal(
                    Actor.PROGRAM,
                    body,
                    SealKind.PERMIT,
                    page(typesetting),
                    new SealPlace(0, 400, 300, SealPlace.USUAL_DIAMETER),
                    "bench");
            times(WARM_UP, page);
            double set = cpuMillis(2_000, () -> page(typesetting));
            double sealed = transaction.execute(status -> cpuMillis(2_000, page));
            System.out.printf("page %.2f ms CPU to set, %.2f ms to set and seal, in one thread%n", set, sealed);

            var bodies = bodies();
            var next = new AtomicInteger();
            Callable<?> paper = () -> documents.issue(
                    Actor.PROGRAM,
                    new IssueDocument(
                            bodies.get(next.getAndIncrement() % bodies.size()),
                            "acceptance-notice",
                            "bench",
                            "730518462",
                            "南京拾盏茶饮有限公司",
                            FIELDS,
                            null));
            times(WARM_UP, paper);
            during(WARM_UP_SECONDS, threads, paper);
            double ownBefore = ownSeconds();
            double databaseBefore = databaseSeconds(arguments[0]);
            double papers = during(seconds, threads, paper);
            double own = (ownSeconds() - ownBefore) / seconds / papers * 1000;
            double database = (databaseSeconds(arguments[0]) - databaseBefore) / seconds / papers * 1000;
            System.out.printf(
                    "paper %.0f whole papers/s in %d threads, durable; %.2f ms CPU of the program, %.2f ms of the database each%n",
                    papers, threads, own, database);
            double perCore = 1000 / (own + database);
            System.out.printf("BENCH seals %.0f pages/s ratio=%.3f%n", perCore, perCore / raw);
        }
    }

    private static byte[] page(Typesetting typesetting) {
        Paper paper = typesetting.paper("受理通知书", 112);
        paper.centred("南京市玄武区市场监督管理局", 22, true);
        paper.centred("受理通知书", 20, true);
        for (var text : List.of(
                "你（单位）于2026年11月23日提出的食品经营许可（新办）申请（办件编号：730518462），经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。",
                "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，本机关将所需时间书面告知你（单位）。")) {
            paper.paragraph(text, 14);
        }
        return paper.pdf(Instant.now());
    }

    /// CPU seconds of this program so far.
    private static double ownSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
                / 1e9;
    }

    /// CPU seconds of the database's processes so far.
    private static double databaseSeconds(String folder) throws IOException {
        var pid = Files.readAllLines(Path.of(folder, "postgres", "postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(it -> it.toNanos() / 1e9)
                .sum();
    }

    /// Bodies as they would seal side by side in a province.
    private static List<OrganisationCode> bodies() {
        var bodies = new ArrayList<OrganisationCode>();
        for (var county : List.of("320102", "320104", "320105", "320106", "320205", "320302", "320402", "320505")) {
            for (var duty : List.of("MARKET", "HEALTH", "CIVIL", "TRANSPORT")) {
                bodies.add(new OrganisationCode(county + "-" + duty));
            }
        }
        return bodies;
    }

    /// How often a second the work is done by so many threads.
    private static double during(int seconds, int threads, Callable<?> work) throws Exception {
        long started = System.nanoTime();
        long end = started + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var counts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < threads; i++) {
                counts.add(() -> {
                    int done = 0;
                    while (System.nanoTime() < end) {
                        work.call();
                        done++;
                    }
                    return done;
                });
            }
            long sum = 0;
            for (var one : pool.invokeAll(counts)) {
                sum += one.get();
            }
            return sum / ((System.nanoTime() - started) / 1e9);
        }
    }

    private static void times(int times, Callable<?> work) {
        for (int i = 0; i < times; i++) {
            try {
                work.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /// CPU of this thread for one time.
    private static double cpuMillis(int times, Callable<?> work) {
        var cpu = ManagementFactory.getThreadMXBean();
        long before = cpu.getCurrentThreadCpuTime();
        times(times, work);
        return (cpu.getCurrentThreadCpuTime() - before) / 1e6 / times;
    }
}
