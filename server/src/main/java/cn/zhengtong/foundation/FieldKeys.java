package cn.zhengtong.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The keys of encrypted fields: files `field-<version>.key` (SM4) and `index.key` (HMAC) in the keys folder,
/// readable
/// by the owner only, made on first start.
///
/// A new higher version becomes the current one at the next start; older ones stay to read what they wrote.
@Component
class FieldKeys {

    private static final int SM4_KEY_LENGTH = 16;
    private static final int INDEX_KEY_LENGTH = 32;

    private final Map<Integer, byte[]> cipherKeys = new HashMap<>();
    private final byte[] indexKey;
    private final int current;

    FieldKeys(ZhengtongSettings settings) {
        try {
            var folder = settings.keys();
            new SecretFile(folder, "field-1.key", SM4_KEY_LENGTH).bytes();
            try (var files = Files.newDirectoryStream(folder, "field-*.key")) {
                for (var file : files) {
                    var name = String.valueOf(file.getFileName());
                    cipherKeys.put(
                            Integer.parseInt(name.replaceAll("\\D", "")),
                            new SecretFile(folder, name, SM4_KEY_LENGTH).bytes());
                }
            }
            indexKey = new SecretFile(folder, "index.key", INDEX_KEY_LENGTH).bytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read or make the keys in " + settings.keys(), unreadable);
        }
        current = cipherKeys.keySet().stream().mapToInt(it -> it).max().orElseThrow();
    }

    /// True when fields may still stand there under an older key.
    boolean rotated() {
        return cipherKeys.size() > 1;
    }

    int current() {
        return current;
    }

    byte[] cipherKey(int version) {
        var key = cipherKeys.get(version);
        if (key == null) {
            throw new IllegalStateException("the key field-" + version + ".key is missing");
        }
        return key;
    }

    byte[] indexKey() {
        return indexKey;
    }
}
