package cn.zhengtong.support.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ZhengtongTest
class SweepingUpTests {

    @Autowired
    FileStore files;

    @Autowired
    ContentFolder folder;

    @Autowired
    Sweep sweep;

    @Autowired
    JdbcTemplate jdbc;

    private final Actor owner = Actor.person(UUID.randomUUID(), 2);

    @Test
    void whatAKilledProgramLeftIsGoneAfterTheNextStart() throws IOException {
        var content = SampleFiles.pdf("killed between move and commit " + owner.id());
        var digest = Digests.sm3(content);
        folder.mark(digest);
        Files.createDirectories(folder.of(digest).getParent());
        Files.write(folder.of(digest), content);
        var half = folder.incoming();
        half.write(0, content, 0, 10);
        half.close();
        var part = Files.write(folder.uploadPath(UUID.randomUUID()), content);
        var open = files.begin(owner, "a.pdf", content.length);
        files.append(owner, open.id(), 0, new ByteArrayInputStream(content, 0, 20));
        try (var alive = folder.incoming()) {
            assertThat(sweep.leftOvers()).isGreaterThanOrEqualTo(3);
            assertThat(alive.path()).as("its writer lives").exists();
            alive.discard();
        }
        assertThat(folder.of(digest)).doesNotExist();
        assertThat(half.path()).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(folder.marks()).isEmpty();
        assertThat(folder.uploadPath(open.id())).as("may be continued").exists();
    }

    /// The program may also die right after the commit: then the content stays and only the mark goes.
    @Test
    void contentWithARowStaysThoughItsMarkWasLeft() throws IOException {
        var file = files.store(owner, "a.pdf", new ByteArrayInputStream(SampleFiles.pdf("kept " + owner.id())));
        folder.mark(file.digest());
        sweep.leftOvers();
        assertThat(folder.of(file.digest())).exists();
        assertThat(folder.marks()).isEmpty();
    }

    @Test
    void aWriterThatIsKilledLetsItsFileGo(@TempDir Path scratch) throws Exception {
        var file = scratch.resolve("a.part");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(program.inputReader().readLine()).isEqualTo("writing");
            assertThat(GrowingFile.abandoned(file)).isFalse();
        } finally {
            program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(file).hasSize(4);
        assertThat(GrowingFile.abandoned(file)).isTrue();
    }

    /// Begins to write and never ends.
    static class Writer {

        public static void main(String[] arguments) throws Exception {
            var file = GrowingFile.open(Path.of(arguments[0])).orElseThrow();
            file.write(0, new byte[4], 0, 4);
            System.out.println("writing");
            Thread.sleep(60_000);
        }
    }

    @Test
    void atNightWhatNobodyHandedInOrContinuedGoes() throws IOException {
        var loose = files.store(owner, "a.pdf", new ByteArrayInputStream(SampleFiles.pdf("loose " + owner.id())));
        var fresh = files.store(owner, "b.pdf", new ByteArrayInputStream(SampleFiles.pdf("fresh " + owner.id())));
        var bound = files.store(owner, "c.pdf", new ByteArrayInputStream(SampleFiles.pdf("bound " + owner.id())));
        files.bind(bound.id(), "acceptance", "1");
        var upload = files.begin(owner, "d.pdf", 100);
        files.append(owner, upload.id(), 0, new ByteArrayInputStream(new byte[10]));
        jdbc.update(
                "update files.file set keep_until = keep_until - interval '101 days' where id in (?, ?)",
                loose.id(),
                bound.id());
        jdbc.update("update files.upload set expires_at = expires_at - interval '25 hours' where id = ?", upload.id());
        var unknown = Digests.sm3("nobody knows it");
        Files.createDirectories(folder.of(unknown).getParent());
        Files.writeString(folder.of(unknown), "nobody knows it");
        sweep.nightly();
        assertThat(folder.of(loose.digest())).doesNotExist();
        assertThat(folder.of(unknown)).doesNotExist();
        assertThat(folder.of(fresh.digest())).exists();
        assertThat(folder.of(bound.digest())).exists();
        assertThat(folder.uploadPath(upload.id())).doesNotExist();
        assertThat(files.owns(owner, loose.id())).isFalse();
        assertThat(jdbc.queryForObject("select count(*) from files.upload where id = ?", Long.class, upload.id()))
                .isZero();
        sweep.nightly();
    }

    @Test
    void usesAreCountedAsTheyAre() {
        assertThat(jdbc.queryForList("""
                        select c.digest from files.content c left join files.file f on f.content = c.digest
                         group by c.digest, c.uses having c.uses <> count(f.id)
                        """)).isEmpty();
    }

    @Test
    void theContainersFolderOfAKilledRunIsRemoved() throws IOException {
        var killed = Files.createDirectories(
                folder.multipart().resolve(UUID.randomUUID().toString()));
        Files.writeString(killed.resolve("upload_1.tmp"), "half a form");
        Files.writeString(killed.resolve("lock"), "");
        var mine = new MultipartFolder(folder);
        assertThat(killed).doesNotExist();
        assertThat(mine.path()).exists();
        var other = new MultipartFolder(folder);
        assertThat(mine.path()).as("its run lives").exists();
        mine.destroy();
        other.destroy();
        assertThat(mine.path()).doesNotExist();
    }
}
