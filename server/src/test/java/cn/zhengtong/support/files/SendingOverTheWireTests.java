package cn.zhengtong.support.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengtong.TestDatabase;
import cn.zhengtong.foundation.ActorSource;
import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Against the real container: bodies that are too large or too slow, forms with files, ranges.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"zhengtong.files.patience=1s", "zhengtong.files.least-rate=2KB"})
@ContextConfiguration(initializers = TestDatabase.class)
class SendingOverTheWireTests {

    private static final String TOKEN = "5a7e6c1e-3d7b-4f0c-9a51-0c2b1d3e4f50";
    private static final String SIGNED_IN = "X-Signed-In";

    @TestConfiguration(proxyBeanMethods = false)
    static class House {

        @Bean
        @Primary
        ActorSource signedInByHeader() {
            return request -> request.getHeader(SIGNED_IN) == null
                    ? Actor.VISITOR
                    : Actor.person(UUID.fromString(request.getHeader(SIGNED_IN)), 2);
        }

        @Bean
        Page page(FileStore files) {
            return new Page(files);
        }
    }

    /// Takes files as a page without scripts does.
    @RestController
    static class Page {

        private final FileStore files;

        Page(FileStore files) {
            this.files = files;
        }

        @PostMapping("/test/files")
        @Opened(to = Audience.SIGNED_IN)
        String take(Actor actor, @RequestParam("m.lease") List<MultipartFile> parts) {
            return files.received(actor, parts, null).stream()
                    .map(it -> it.name() + " " + it.digest())
                    .collect(Collectors.joining("\n"));
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    FileStore files;

    @Autowired
    MultipartFolder multipart;

    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID person = UUID.randomUUID();

    @Test
    void aFormWithoutScriptsBringsItsFilesThroughTheDisk() throws Exception {
        var content = SampleFiles.pdf(30_000_000, 7);
        var form = SampleFiles.join(
                SampleFiles.utf8("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + TOKEN + "\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"m.lease\"; filename=\"../租约.pdf\"\r\n"
                        + "Content-Type: text/html\r\n\r\n"),
                content,
                SampleFiles.utf8("\r\n--b--\r\n"));
        var answer = client.send(
                request("/test/files")
                        .header(SIGNED_IN, person.toString())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("租约.pdf " + cn.zhengtong.kernel.Digests.sm3(content));
        try (var left = Files.list(multipart.path())) {
            assertThat(left.map(it -> it.getFileName().toString())).containsExactly("lock");
        }
    }

    /// Only the head is sent: the answer must not wait for the body.
    @ParameterizedTest
    @CsvSource({
        "signed in, POST /test/files, multipart/form-data; boundary=b, Content-Length: 240000000, 413",
        "a stranger, POST /verify, multipart/form-data; boundary=b, Content-Length: 30000000, 413",
        "signed in, POST /test/files, multipart/form-data; boundary=b, Transfer-Encoding: chunked, 411",
        "signed in, POST /api/files/uploads, application/json, Content-Length: 5000000, 413",
        "a stranger, PUT /api/forms/drafts/x, application/json, Content-Length: 5000000, 413",
        "signed in, PATCH /api/files/uploads/x, application/offset+octet-stream, Content-Length: 210000000, 413"
    })
    void whatIsTooLargeIsTurnedAwayUnread(String who, String request, String type, String length, int status)
            throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var head = request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Type: " + type + "\r\n"
                    + length + "\r\n"
                    + (who.equals("signed in") ? SIGNED_IN + ": " + person + "\r\n" : "")
                    + "Cookie: XSRF-TOKEN=" + TOKEN + "\r\nX-XSRF-TOKEN: " + TOKEN + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            assertThat(answer).isEqualTo("HTTP/1.1 " + status);
        }
        try (var left = Files.list(multipart.path())) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(head("POST /api/files/uploads", "application/json", "Transfer-Encoding: chunked"));
            var chunk = SampleFiles.utf8("10000\r\n" + "[".repeat(0x10000) + "\r\n");
            int sent = 0;
            try {
                while (sent < 64 << 20) {
                    out.write(chunk);
                    sent += 0x10000;
                }
            } catch (IOException turnedAway) {
                // that is what must happen
            }
            assertThat(sent).isLessThan(32 << 20);
        }
    }

    @Test
    void aBodyThatTricklesIsEndedAndWhatCameIsKept() throws Exception {
        var content = SampleFiles.pdf(100_000, 3);
        var owner = Actor.person(person, 2);
        var upload = files.begin(owner, "a.pdf", content.length);
        int sent = 0;
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(head(
                    "PATCH /api/files/uploads/" + upload.id(),
                    "application/offset+octet-stream",
                    "Upload-Offset: 0\r\nContent-Length: " + content.length));
            for (; sent < 4_000; sent += 10) { // 20 seconds
                out.write(content, sent, 10);
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException ended) {
            // the server has hung up
        }
        assertThat(sent).isLessThan(2_000);
        var kept = files.upload(owner, upload.id()).offset();
        assertThat(kept).isPositive();
        assertThat(files.append(
                                owner,
                                upload.id(),
                                kept,
                                new ByteArrayInputStream(content, (int) kept, content.length - (int) kept))
                        .file())
                .isNotNull();
    }

    @Test
    void aLargeFileIsReadInRanges() throws Exception {
        var content = SampleFiles.pdf(5_000_000, 9);
        var file = files.store(Actor.person(person, 2), "a.pdf", new ByteArrayInputStream(content));
        var part = get("/api/files/" + file.id(), "bytes=4999990-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(content, 4_999_990, content.length));
        assertThat(get("/api/files/" + file.id(), "bytes=90000000-").statusCode())
                .isEqualTo(416);
        var whole = get("/api/files/" + file.id(), "bytes=0-");
        assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox");
        assertThat(whole.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    private byte[] head(String request, String type, String more) {
        return SampleFiles.latin(request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + more
                + "\r\n" + SIGNED_IN + ": " + person + "\r\nCookie: XSRF-TOKEN=" + TOKEN + "\r\nX-XSRF-TOKEN: " + TOKEN
                + "\r\n\r\n");
    }

    private HttpResponse<byte[]> get(String address, String range) throws Exception {
        return client.send(
                request(address)
                        .header(SIGNED_IN, person.toString())
                        .header("Range", range)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                .header("X-XSRF-TOKEN", TOKEN);
    }
}
