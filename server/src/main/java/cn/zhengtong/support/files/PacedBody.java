package cn.zhengtong.support.files;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request whose body ends when it grows too large or comes too slowly.
final class PacedBody extends HttpServletRequestWrapper {

    private final long most;
    private final FileSettings settings;
    private @Nullable ServletInputStream body;
    private boolean cutOff;

    PacedBody(HttpServletRequest request, long most, FileSettings settings) {
        super(request);
        this.most = most;
        this.settings = settings;
    }

    /// True when the rest must not be waited for.
    boolean cutOff() {
        return cutOff;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Paced(super.getInputStream());
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private final class Paced extends ServletInputStream {

        private final ServletInputStream source;
        private final long began = System.nanoTime();
        private long count;

        private Paced(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            passed(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = source.read(buffer, from, length);
            passed(Math.max(read, 0));
            return read;
        }

        private void passed(int bytes) throws IOException {
            count += bytes;
            if (count > most) {
                throw ended("the body is larger than " + most + " bytes");
            }
            var taken = Duration.ofNanos(System.nanoTime() - began);
            if (taken.compareTo(settings.patience()) > 0
                    && count < taken.toSeconds() * settings.leastRate().toBytes()) {
                throw ended("the body comes too slowly");
            }
        }

        private IOException ended(String why) {
            cutOff = true;
            return new IOException(why);
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
