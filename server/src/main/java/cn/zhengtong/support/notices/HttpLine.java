package cn.zhengtong.support.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The province's gateway by HTTP.
class HttpLine implements SmsLine {

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    HttpLine(String address, Duration timeout) {
        this.address = URI.create(address);
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Reply exchange(Envelope request) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header(Envelope.TIMESTAMP, Long.toString(request.timestamp()))
                        .header(Envelope.SIGNATURE, request.signature())
                        .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body());
    }

    @Override
    public String name() {
        return "HTTP";
    }
}
