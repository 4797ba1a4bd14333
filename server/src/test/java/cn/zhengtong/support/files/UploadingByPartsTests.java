package cn.zhengtong.support.files;

import static cn.zhengtong.OurPages.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ZhengtongTest
class UploadingByPartsTests {

    @Autowired
    FileStore files;

    @Autowired
    ContentFolder folder;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    private final Actor owner = Actor.person(UUID.randomUUID(), 2);
    private final byte[] content = SampleFiles.pdf(300_000, owner.id().getLeastSignificantBits());

    @Test
    void aFileComesInPartsAndIsWholeAtTheEnd() throws IOException {
        var upload = files.begin(owner, "../合同.pdf", content.length);
        for (int at = 0; at < content.length; at += 100_000) {
            upload = append(upload, at, Math.min(content.length, at + 100_000));
        }
        assertThat(upload.file()).isNotNull();
        assertThat(upload.file().name()).isEqualTo("合同.pdf");
        try (var read = files.open(upload.file().id())) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
        assertThat(folder.uploadPath(upload.id())).doesNotExist();
        assertThat(append(upload, 0, 10).file()).as("a late repeat").isEqualTo(upload.file());
    }

    @Test
    void aPartMayComeAgainButNotWithOtherContentNorWithAGap() {
        var upload = files.begin(owner, "a.pdf", content.length);
        upload = append(upload, 0, 100_000);
        assertThat(append(upload, 0, 100_000).offset()).isEqualTo(100_000);
        assertThat(append(upload, 50_000, 150_000).offset()).as("overlapping").isEqualTo(150_000);
        var id = upload.id();
        assertThatExceptionOfType(UploadRefused.UploadGap.class)
                .isThrownBy(() -> files.append(owner, id, 150_001, part(150_001, 160_000)));
        assertThatExceptionOfType(UploadRefused.UploadGap.class)
                .isThrownBy(() -> files.append(owner, id, -1, part(0, 10)));
        assertThatExceptionOfType(UploadRefused.UploadDiffers.class)
                .isThrownBy(() -> files.append(owner, id, 0, new ByteArrayInputStream(new byte[100])));
        assertThat(files.upload(owner, id).offset()).isEqualTo(150_000);
        assertThat(append(upload, 150_000, content.length).file().digest())
                .isEqualTo(cn.zhengtong.kernel.Digests.sm3(content));
    }

    @Test
    void whatArrivedBeforeTheLineBrokeIsKept() {
        var upload = files.begin(owner, "a.pdf", content.length);
        var broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 123_456) {
                    throw new IOException("broken pipe");
                }
                return content[at++] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                buffer[from] = (byte) read();
                return 1;
            }
        };
        assertThatExceptionOfType(FileRefused.Interrupted.class)
                .isThrownBy(() -> files.append(owner, upload.id(), 0, broken));
        assertThat(files.upload(owner, upload.id()).offset()).isEqualTo(123_456);
        assertThat(append(upload, 123_456, content.length).file()).isNotNull();
    }

    @Test
    void ofTwoPartsAtOnceOneIsTakenAndTheOtherHearsSo() throws Exception {
        var upload = files.begin(owner, "a.pdf", content.length);
        var sender = new PipedOutputStream();
        try (var slow = new PipedInputStream(sender, 1 << 20)) {
            var first = CompletableFuture.supplyAsync(() -> files.append(owner, upload.id(), 0, slow));
            sender.write(content, 0, 200_000);
            sender.flush();
            org.awaitility.Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> folder.uploadPath(upload.id()).toFile().length() == 200_000);
            assertThatExceptionOfType(UploadRefused.UploadBusy.class)
                    .isThrownBy(() -> files.append(owner, upload.id(), 0, part(0, content.length)));
            sender.write(content, 200_000, content.length - 200_000);
            sender.close();
            assertThat(first.get(10, TimeUnit.SECONDS).file()).isNotNull();
        }
        assertThat(jdbc.queryForObject("select count(*) from files.file where owner = ?", Long.class, owner.id()))
                .isEqualTo(1);
    }

    @Test
    void moreThanAnnouncedIsRefused() {
        var upload = files.begin(owner, "a.pdf", 100);
        assertThatExceptionOfType(UploadRefused.UploadTooLong.class)
                .isThrownBy(() -> files.append(owner, upload.id(), 0, part(0, 101)));
        assertThatExceptionOfType(FileRefused.Empty.class).isThrownBy(() -> files.begin(owner, "a.pdf", 0));
        assertThatExceptionOfType(FileRefused.Empty.class).isThrownBy(() -> files.begin(owner, "a.pdf", -5));
    }

    @Test
    void nobodyOpensUploadsWithoutEnd() {
        for (int i = 0; i < 5; i++) {
            files.begin(owner, "a.pdf", 200L << 20);
        }
        assertThatExceptionOfType(UploadRefused.UploadsTooMany.class)
                .as("bytes")
                .isThrownBy(() -> files.begin(owner, "a.pdf", 200L << 20));
        for (int i = 0; i < 15; i++) {
            files.begin(owner, "a.pdf", 1);
        }
        assertThatExceptionOfType(UploadRefused.UploadsTooMany.class)
                .as("number")
                .isThrownBy(() -> files.begin(owner, "a.pdf", 1));
        assertThat(files.begin(Actor.person(UUID.randomUUID(), 2), "a.pdf", 1).offset())
                .isZero();
    }

    @Test
    void anUploadEndsADayAfterItsLastPart() {
        var upload = files.begin(owner, "a.pdf", content.length);
        append(upload, 0, 1000);
        jdbc.update("update files.upload set expires_at = expires_at - interval '25 hours' where id = ?", upload.id());
        assertThatExceptionOfType(UploadRefused.UploadUnknown.class).isThrownBy(() -> append(upload, 1000, 2000));
    }

    @Test
    void anUploadWhoseFileWasRemovedIsUnknown() {
        var upload = append(files.begin(owner, "a.pdf", content.length), 0, content.length);
        files.remove(owner, upload.file().id());
        assertThatExceptionOfType(UploadRefused.UploadUnknown.class)
                .isThrownBy(() -> append(upload, content.length, content.length));
    }

    @Test
    void aCancelledUploadLeavesNothing() {
        var upload = files.begin(owner, "a.pdf", content.length);
        append(upload, 0, 1000);
        files.cancel(owner, upload.id());
        assertThat(folder.uploadPath(upload.id())).doesNotExist();
        assertThatExceptionOfType(UploadRefused.UploadUnknown.class).isThrownBy(() -> files.upload(owner, upload.id()));
    }

    @Test
    void aProgramSpeaksTheProtocol() throws Exception {
        var begun = send(
                owner, HttpMethod.POST, "/api/files/uploads", "{\"name\":\"a.pdf\",\"size\":" + content.length + "}");
        assertThat(begun).hasStatus(201).hasHeader("Upload-Offset", "0");
        var place = begun.getResponse().getHeader("Location");
        assertThat(patch(owner, place, 0, Arrays.copyOf(content, 1000)))
                .hasStatusOk()
                .hasHeader("Upload-Offset", "1000")
                .bodyJson()
                .extractingPath("$.file")
                .isNull();
        assertThat(patch(owner, place, 500_000, new byte[1]))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("1,000");
        var head = send(owner, HttpMethod.HEAD, place, "");
        assertThat(head)
                .hasStatusOk()
                .hasHeader("Upload-Offset", "1000")
                .hasHeader("Upload-Length", String.valueOf(content.length));
        assertThat(patch(owner, place, 1000, Arrays.copyOfRange(content, 1000, content.length)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.file.mediaType")
                .isEqualTo("application/pdf");
        assertThat(send(owner, HttpMethod.POST, "/api/files/uploads", "{\"name\":\"a\",\"size\":209715201}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("200 MB");
    }

    /// Who may reach an upload or a file of the owner's.
    @ParameterizedTest
    @CsvSource({
        "owner, 200, 200, 204",
        "another person, 404, 404, 404",
        "staff, 404, 404, 404",
        "staff with the owner's id, 404, 404, 404",
        "visitor, 401, 401, 401"
    })
    void onlyTheOwnerReachesIt(String who, int upload, int read, int remove) {
        var actor = switch (who) {
            case "owner" -> owner;
            case "another person" -> Actor.person(UUID.randomUUID(), 4);
            case "staff" -> Actor.staff(UUID.randomUUID(), "某人", Scope.NONE);
            case "staff with the owner's id" -> Actor.staff(owner.id(), "某人", Scope.NONE);
            default -> Actor.VISITOR;
        };
        var open = files.begin(owner, "a.pdf", 5);
        var file = files.store(owner, "a.pdf", new ByteArrayInputStream(content));
        var place = "/api/files/uploads/" + open.id();
        assertThat(send(actor, HttpMethod.GET, place, "")).hasStatus(upload);
        assertThat(patch(actor, place, 0, new byte[0])).hasStatus(upload);
        assertThat(send(actor, HttpMethod.GET, "/api/files/" + file.id(), "")).hasStatus(read);
        assertThat(send(actor, HttpMethod.DELETE, place, "")).hasStatus(remove);
        assertThat(send(actor, HttpMethod.DELETE, "/api/files/" + file.id(), ""))
                .hasStatus(remove);
        if (!who.equals("owner")) {
            assertThat(files.owns(actor, file.id())).isFalse();
            assertThat(body(send(actor, HttpMethod.GET, "/api/files/" + file.id(), "")))
                    .isEqualTo(body(send(actor, HttpMethod.GET, "/api/files/" + UUID.randomUUID(), "")));
        }
    }

    @Test
    void aFileGoesOutWithoutAnyRightToRun() {
        var pdf = files.store(owner, "合同 1.pdf", new ByteArrayInputStream(content));
        var text = files.store(owner, "说明.txt", new ByteArrayInputStream(SampleFiles.utf8("一")));
        var answer = send(owner, HttpMethod.GET, "/api/files/" + pdf.id(), "");
        assertThat(answer)
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(answer.getResponse().getHeaders("Content-Security-Policy")).hasSize(1);
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("inline;")
                .contains("filename*=UTF-8''%E5%90%88%E5%90%8C%201.pdf");
        assertThat(send(owner, HttpMethod.GET, "/api/files/" + text.id(), "")
                        .getResponse()
                        .getHeader("Content-Disposition"))
                .startsWith("attachment;");
        assertThat(send(owner, HttpMethod.GET, "/api/files/" + pdf.id() + "?save=true", "")
                        .getResponse()
                        .getHeader("Content-Disposition"))
                .startsWith("attachment;");
        var part = web.get()
                .uri("/api/files/" + pdf.id())
                .requestAttr(Actor.class.getName(), owner)
                .header("Range", "bytes=10-19")
                .exchange();
        assertThat(part).hasStatus(206).hasHeader("Content-Range", "bytes 10-19/" + content.length);
        assertThat(part.getResponse().getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(content, 10, 20));
        assertThat(web.get().uri("/").exchange().getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    private Upload append(Upload upload, int from, int to) {
        return files.append(owner, upload.id(), from, part(from, to));
    }

    private InputStream part(int from, int to) {
        return new ByteArrayInputStream(content, from, to - from);
    }

    private MvcTestResult send(Actor actor, HttpMethod method, String address, String json) {
        return web.method(method)
                .uri(address)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .contentType("application/json")
                .content(json)
                .exchange();
    }

    private MvcTestResult patch(Actor actor, String address, long offset, byte[] part) {
        return web.patch()
                .uri(address)
                .requestAttr(Actor.class.getName(), actor)
                .with(csrf())
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .content(part)
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("\"(instance|traceId)\":\"[^\"]*\",?", "");
    }
}
