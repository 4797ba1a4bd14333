package cn.zhengtong.support.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the EICAR test pattern, by which everybody can see that harmful files are refused. It stands in for
/// a scanner
/// in
/// the demo and beside one elsewhere.
@Component
class TestPatternScanner implements VirusScanner {

    /// In two pieces, so that scanners leave this program alone.
    private static final byte[] PATTERN = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "test-pattern";
    }

    @Override
    public Optional<String> scan(InputStream content) throws IOException {
        var window = new byte[GrowingFile.BUFFER];
        int kept = 0;
        int read;
        while ((read = content.read(window, kept, window.length - kept)) >= 0) {
            int filled = kept + read;
            if (holdsPattern(window, filled)) {
                return Optional.of("EICAR-Test-File");
            }
            kept = Math.min(filled, PATTERN.length - 1);
            System.arraycopy(window, filled - kept, window, 0, kept);
        }
        return Optional.empty();
    }

    private static boolean holdsPattern(byte[] window, int length) {
        for (int at = 0; at <= length - PATTERN.length; at++) {
            if (window[at] == PATTERN[0] && matches(window, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] window, int at) {
        for (int i = 1; i < PATTERN.length; i++) {
            if (window[at + i] != PATTERN[i]) {
                return false;
            }
        }
        return true;
    }
}
