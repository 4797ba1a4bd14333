package cn.zhengtong.support.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.MobileNumber;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The protocol over a real connection, against a gateway that answers as it likes.
class SpeakingToTheGatewayTests {

    private static final String SECRET = "a-secret-that-both-share";
    private static final Sms MESSAGE = new Sms("id-1", new MobileNumber("13600000001"), "【政通】您好");

    private final List<Envelope> received = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"id\":\"id-1\",\"accepted\":true}";
    private long wait;

    @BeforeEach
    void startAGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/messages", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Envelope(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Long.parseLong(headers.getFirst(Envelope.TIMESTAMP)),
                    headers.getFirst(Envelope.SIGNATURE)));
            try {
                TimeUnit.MILLISECONDS.sleep(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @Test
    void aSignedRequestCarriesTheMessageAndTheAnswerCounts() {
        assertThat(gateway().send(MESSAGE).taken()).isTrue();
        assertThat(received).singleElement().satisfies(it -> {
            assertThat(it.body()).isEqualTo("{\"id\":\"id-1\",\"mobile\":\"13600000001\",\"text\":\"【政通】您好\"}");
            assertThat(signature(SECRET).holds(it)).isTrue();
            assertThat(signature("another-secret-of-16").holds(it)).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {}                                        | error-answer",
                "500 | oops                                      | error-answer",
                "429 | {}                                        | busy",
                "401 | {}                                        | not-authorised",
                "302 | {}                                        | error-answer",
                "200 | <html>                                    | unreadable-answer",
                "200 | {}                                        | unreadable-answer",
                "200 | {\"id\":\"id-2\",\"accepted\":true}       | unreadable-answer",
                "200 | {\"id\":\"id-1\"}                         | unreadable-answer",
                "200 | []                                        | unreadable-answer"
            })
    void anAnswerThatIsNoneMeansThatNobodyKnows(int code, String body, String reason) {
        status = code;
        answer = body.strip();
        assertThatExceptionOfType(GatewayAway.class)
                .isThrownBy(() -> gateway().send(MESSAGE))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void aRefusalKeepsItsStableWordAndNoForeignText() {
        answer = "{\"id\":\"id-1\",\"accepted\":false,\"reason\":\"number-refused\"}";
        assertThat(gateway().send(MESSAGE).refusal()).isEqualTo("number-refused");
        answer = "{\"id\":\"id-1\",\"accepted\":false,\"reason\":\"<b>停机</b>\"}";
        assertThat(gateway().send(MESSAGE).refusal()).isEqualTo("refused");
    }

    @Test
    void anAnswerThatTakesTooLongIsNone() {
        wait = 2_000;
        assertThatExceptionOfType(GatewayAway.class)
                .isThrownBy(() -> gateway().send(MESSAGE))
                .satisfies(it -> assertThat(it.reason()).isEqualTo("no-answer"));
    }

    @Test
    void aGatewayThatIsNotThereIsAway() {
        server.stop(0);
        assertThatExceptionOfType(GatewayAway.class)
                .isThrownBy(() -> gateway().send(MESSAGE))
                .satisfies(it -> assertThat(it.reason()).isEqualTo("no-answer"));
    }

    @Test
    void aGatewayWithoutASecretIsRefusedAtTheStart() {
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> new GatewaySignature(settings("https://sms.example", ""), clock(0)));
    }

    @Test
    void aSignatureIsGoodForFiveMinutesOnly() {
        var sealed = new GatewaySignature(settings("", SECRET), clock(0)).seal("x");
        assertThat(new GatewaySignature(settings("", SECRET), clock(299)).holds(sealed))
                .isTrue();
        assertThat(new GatewaySignature(settings("", SECRET), clock(301)).holds(sealed))
                .isFalse();
        assertThat(new GatewaySignature(settings("", SECRET), clock(0))
                        .holds(new Envelope("y", sealed.timestamp(), sealed.signature())))
                .isFalse();
    }

    private SmsGateway gateway() {
        var address = "http://localhost:" + server.getAddress().getPort() + "/messages";
        return new SignedGateway(
                new HttpLine(address, Duration.ofSeconds(1)),
                signature(SECRET),
                JsonMapper.builder().build());
    }

    private static GatewaySignature signature(String secret) {
        return new GatewaySignature(settings("", secret), clock(0));
    }

    private static SystemClock clock(long seconds) {
        return new SystemClock(
                Clock.fixed(Instant.ofEpochSecond(1_800_000_000L + seconds), ZoneId.of("Asia/Shanghai")));
    }

    private static NoticesSettings settings(String url, String secret) {
        return new NoticesSettings(
                url,
                secret,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                1,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Behaviour.WELL);
    }
}
