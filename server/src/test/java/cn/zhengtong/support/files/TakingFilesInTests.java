package cn.zhengtong.support.files;

import static cn.zhengtong.support.files.SampleFiles.docx;
import static cn.zhengtong.support.files.SampleFiles.pdf;
import static cn.zhengtong.support.files.SampleFiles.png;
import static cn.zhengtong.support.files.SampleFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.kernel.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class TakingFilesInTests {

    @Autowired
    FileStore files;

    @Autowired
    ContentFolder folder;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    private final Actor owner = Actor.person(UUID.randomUUID(), 2);

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("合同.pdf", pdf("a"), "application/pdf", "合同.pdf"),
                arguments("照片.JPEG", SampleFiles.jpeg(), "image/jpeg", "照片.jpeg"),
                arguments("照片.png", png(), "image/png", "照片.png"),
                arguments("照片.webp", SampleFiles.webp(), "image/webp", "照片.webp"),
                arguments("IMG_0001.HEIC", SampleFiles.heic(), "image/heic", "IMG_0001.heic"),
                arguments("租约.docx", docx(), FileType.DOCX.mediaType(), "租约.docx"),
                arguments("名单.xlsx", SampleFiles.xlsx(), FileType.XLSX.mediaType(), "名单.xlsx"),
                arguments("批复.ofd", SampleFiles.ofd(), "application/ofd", "批复.ofd"),
                arguments("说明.txt", utf8("情况说明\r\n第二行"), "text/plain", "说明.txt"),
                arguments("旧说明.txt", SampleFiles.gb("情况说明，国标编码"), "text/plain", "旧说明.txt"),
                arguments("其实是图.pdf", png(), "image/png", "其实是图.png"),
                arguments("没有后缀", pdf("b"), "application/pdf", "没有后缀.pdf"),
                arguments("report.exe", pdf("c"), "application/pdf", "report.exe.pdf"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatAFileIsShowsItsContentNotItsName(String name, byte[] content, String mediaType, String kept)
            throws IOException {
        var file = store(name, content);
        assertThat(file.mediaType()).isEqualTo(mediaType);
        assertThat(file.name()).isEqualTo(kept);
        assertThat(file.size()).isEqualTo(content.length);
        assertThat(file.digest()).isEqualTo(cn.zhengtong.kernel.Digests.sm3(content));
        try (var read = files.open(file.id())) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cn.zhengtong.support.files.HarmfulFiles#all")
    void whatMayDoHarmIsRefusedInWordsAndLeavesNothing(String what, String name, byte[] content, String code)
            throws IOException {
        var before = everything();
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> store(name, content))
                .satisfies(it -> assertThat(it.code()).isEqualTo(code));
        var upload = files.begin(owner, name, Math.max(1, content.length));
        if (content.length > 0) {
            for (int i = 0; i < 2; i++) { // whoever asks again hears the same
                assertThatExceptionOfType(FileRefused.class)
                        .isThrownBy(() -> files.append(owner, upload.id(), 0, new ByteArrayInputStream(content)))
                        .satisfies(it -> assertThat(it.code()).isEqualTo(code));
            }
        }
        assertThat(everything()).as("files left behind").isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from files.file where owner = ?", Long.class, owner.id()))
                .isZero();
    }

    @Test
    void anInfectedFileLeavesARowInTheTrailEvenWhenTheCallerRollsBack() {
        var content = utf8(SampleFiles.EICAR);
        assertThatExceptionOfType(FileRefused.Infected.class)
                .isThrownBy(() -> transaction.executeWithoutResult(it -> store("a.txt", content)));
        assertThat(audit.count("files.infected", cn.zhengtong.kernel.Digests.sm3(content) + " EICAR-Test-File"))
                .isPositive();
        assertThat(audit.has(owner.id(), "files.infected")).isTrue();
    }

    @Test
    void moreThanTheLimitIsRefusedBeforeAndWhileItComes() throws IOException {
        var before = everything();
        long most = 200L << 20;
        assertThatExceptionOfType(FileRefused.TooLarge.class).isThrownBy(() -> files.begin(owner, "a.pdf", most + 1));
        assertThat(files.begin(owner, "a.pdf", most).offset()).isZero();
        assertThatExceptionOfType(FileRefused.TooLarge.class).isThrownBy(() -> files.store(owner, "a.pdf", endless()));
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../../etc/passwd | passwd.pdf
            ..\\..\\windows\\system32\\x.pdf | x.pdf
            /etc/cron.d/job | job.pdf
            C:\\Users\\a\\合同.pdf | 合同.pdf
            .htaccess | htaccess.pdf
            ... | 文件.pdf
            '' | 文件.pdf
            con.pdf | _con.pdf
            a;rm -rf %00.pdf | a_rm -rf _00.pdf
            <img src=x onerror=alert(1)>.pdf | _img src=x onerror=alert(1)_.pdf
            """)
    void namesAreMadeHarmless(String given, String kept) {
        assertThat(SafeName.of(given, FileType.PDF)).isEqualTo(kept);
    }

    @Test
    void namesHideNothingAndStayShort() {
        assertThat(SafeName.of("发票\u202Efdp.exe", FileType.PDF)).isEqualTo("发票fdp.exe.pdf");
        assertThat(SafeName.of("a\u0000\r\nSet-Cookie: x\u200B.pdf", FileType.PDF))
                .isEqualTo("aSet-Cookie_ x.pdf");
        assertThat(SafeName.of("𠮷".repeat(300) + ".png", FileType.PNG)
                        .codePointCount(
                                0,
                                SafeName.of("𠮷".repeat(300) + ".png", FileType.PNG)
                                        .length()))
                .isEqualTo(120);
        assertThat(SafeName.of(null, FileType.TEXT)).isEqualTo("文件.txt");
    }

    @Test
    void theSameContentLiesThereOnceAndGoesWithItsLastUse() throws Exception {
        var content = pdf("shared " + owner.id());
        var tasks = new ArrayList<Callable<StoredFile>>();
        for (int i = 0; i < 12; i++) {
            var name = "份" + i + ".pdf";
            tasks.add(() -> store(name, content));
        }
        List<StoredFile> stored;
        try (var threads = Executors.newFixedThreadPool(12)) {
            stored = threads.invokeAll(tasks).stream().map(it -> it.resultNow()).toList();
        }
        var digest = stored.getFirst().digest();
        assertThat(stored).extracting(StoredFile::digest).containsOnly(digest);
        assertThat(uses(digest)).isEqualTo(12);
        for (var file : stored.subList(1, 12)) {
            files.remove(owner, file.id());
        }
        assertThat(uses(digest)).isEqualTo(1);
        assertThat(folder.of(digest)).exists();
        files.remove(owner, stored.getFirst().id());
        assertThat(folder.of(digest)).doesNotExist();
        assertThat(jdbc.queryForObject("select count(*) from files.content where digest = ?", Long.class, digest))
                .isZero();
        assertThat(store("again.pdf", content).digest()).isEqualTo(digest);
        assertThat(folder.of(digest)).exists();
    }

    @Test
    void placingAndRemovingTheSameContentAtOnceNeverLosesIt() throws Exception {
        var content = pdf("contended " + owner.id());
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            tasks.add(() -> {
                var file = store("a.pdf", content);
                try (var read = files.open(file.id())) {
                    assertThat(read.readAllBytes()).isEqualTo(content);
                }
                files.remove(owner, file.id());
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tasks))
                    .allSatisfy(it -> assertThat(it.get()).isTrue());
        }
        assertThat(folder.of(cn.zhengtong.kernel.Digests.sm3(content))).doesNotExist();
    }

    @Test
    void aCallerThatRollsBackLeavesNoContent() throws IOException {
        var content = pdf("rolled back " + owner.id());
        transaction.executeWithoutResult(status -> {
            store("a.pdf", content);
            status.setRollbackOnly();
        });
        assertThat(folder.of(cn.zhengtong.kernel.Digests.sm3(content))).doesNotExist();
        assertThat(folder.marks()).isEmpty();
    }

    @Test
    void aBoundFileStaysWhateverItsOwnerWants() {
        var file = store("a.pdf", pdf("bound " + owner.id()));
        files.bind(file.id(), "acceptance", "730518462");
        files.bind(file.id(), "acceptance", "730518462");
        assertThatExceptionOfType(FileRefused.FileBound.class).isThrownBy(() -> files.remove(owner, file.id()));
        assertThat(files.require(file.id()).name()).isEqualTo("a.pdf");
    }

    @Test
    void aPageControllerTakesWhatComesWithTheFormAndWhatWasUploadedBefore() {
        var before = store("先传的.pdf", pdf("before " + owner.id()));
        var parts = List.of(
                new MockMultipartFile("m", "随表的.png", "text/html", png()),
                new MockMultipartFile("m", "", null, new byte[0]));
        assertThat(files.received(owner, parts, List.of(before.id())))
                .extracting(StoredFile::name)
                .containsExactly("先传的.pdf", "随表的.png");
        assertThat(files.received(owner, null, null)).isEmpty();
        var stranger = Actor.person(UUID.randomUUID(), 2);
        assertThatExceptionOfType(FileRefused.FileUnknown.class)
                .isThrownBy(() -> files.received(stranger, null, List.of(before.id())));
    }

    @Test
    void nameAndOwnerStandInTheDatabaseWithoutTheName() {
        store("planted-欧阳小三的身份证.png", png());
        for (var table : List.of("files.file", "files.content", "files.upload", "foundation.audit_entry")) {
            for (var row : jdbc.queryForList("select t::text from " + table + " t", String.class)) {
                assertThat(row)
                        .as(table)
                        .doesNotContain("planted-", java.util.HexFormat.of().formatHex(utf8("planted-")));
            }
        }
    }

    private StoredFile store(String name, byte[] content) {
        return files.store(owner, name, new ByteArrayInputStream(content));
    }

    private int uses(String digest) {
        return jdbc.queryForObject("select uses from files.content where digest = ?", Integer.class, digest);
    }

    /// Everything on disk that is no content of somebody else's.
    private List<String> everything() throws IOException {
        try (var all = Files.walk(folder.multipart().resolveSibling("."))) {
            return all.filter(Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                java.util.Arrays.fill(buffer, from, from + length, (byte) 'a');
                return length;
            }
        };
    }
}
