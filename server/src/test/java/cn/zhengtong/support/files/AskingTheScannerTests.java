package cn.zhengtong.support.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Against a socket that speaks as a ClamAV daemon does.
class AskingTheScannerTests {

    @Test
    void theWholeContentIsSentAndTheAnswerUnderstood() throws Exception {
        var content = SampleFiles.pdf(200_000, 1);
        try (var daemon = daemon()) {
            var received = answer(daemon, "stream: OK\u0000");
            assertThat(scanner(daemon).scan(new ByteArrayInputStream(content))).isEmpty();
            assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(content);
        }
        try (var daemon = daemon()) {
            answer(daemon, "stream: Win.Test.EICAR_HDB-1 FOUND\u0000");
            assertThat(scanner(daemon).scan(new ByteArrayInputStream(content))).contains("Win.Test.EICAR_HDB-1");
        }
    }

    @Test
    void whatIsNoAnswerIsNotTakenForClean() throws Exception {
        try (var daemon = daemon()) {
            answer(daemon, "INSTREAM size limit exceeded. ERROR\u0000");
            assertThatIOException().isThrownBy(() -> scanner(daemon).scan(new ByteArrayInputStream(new byte[10])));
        }
        ClamdScanner nobody;
        try (var daemon = daemon()) {
            nobody = scanner(daemon);
        }
        assertThatIOException().isThrownBy(() -> nobody.scan(new ByteArrayInputStream(new byte[10])));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ClamdScanner("nowhere"));
    }

    private static ServerSocket daemon() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static ClamdScanner scanner(ServerSocket daemon) {
        return new ClamdScanner("127.0.0.1:" + daemon.getLocalPort());
    }

    private static CompletableFuture<byte[]> answer(ServerSocket daemon, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var socket = daemon.accept();
                    var in = new DataInputStream(socket.getInputStream())) {
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\u0000");
                var content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.write(in.readNBytes(length));
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                return content.toByteArray();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
    }
}
