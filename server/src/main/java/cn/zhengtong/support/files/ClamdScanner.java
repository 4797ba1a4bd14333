package cn.zhengtong.support.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Asks a ClamAV daemon over its INSTREAM protocol. Its StreamMaxLength must not be below the largest file.
class ClamdScanner implements VirusScanner {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 120_000;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final String CLEAN = "stream: OK";

    private final InetSocketAddress address;

    /// @param address `host:port`
    ClamdScanner(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("zhengtong.files.scanner must be host:port");
        }
        this.address =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public String name() {
        return "clamd";
    }

    @Override
    public boolean unfolds() {
        return true;
    }

    @Override
    public Optional<String> scan(InputStream content) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            send(content, new DataOutputStream(socket.getOutputStream()));
            var answer = new String(socket.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
                    .replace("\u0000", "")
                    .strip();
            var found = FOUND.matcher(answer);
            if (found.matches()) {
                return Optional.of(found.group(1));
            }
            if (answer.equals(CLEAN)) {
                return Optional.empty();
            }
            throw new IOException("the scanner answers: " + answer);
        }
    }

    private static void send(InputStream content, DataOutputStream out) throws IOException {
        out.write("zINSTREAM\u0000".getBytes(StandardCharsets.US_ASCII));
        var buffer = new byte[GrowingFile.BUFFER];
        int read;
        while ((read = content.read(buffer)) > 0) {
            out.writeInt(read);
            out.write(buffer, 0, read);
        }
        out.writeInt(0);
        out.flush();
    }
}
