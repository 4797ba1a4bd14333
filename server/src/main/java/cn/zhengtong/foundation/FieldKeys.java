package cn.zhengtong.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
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
            var folder = Files.createDirectories(settings.keys());
            readOrMake(folder.resolve("field-1.key"), SM4_KEY_LENGTH);
            try (var files = Files.newDirectoryStream(folder, "field-*.key")) {
                for (var file : files) {
                    var version = file.getFileName().toString().replaceAll("\\D", "");
                    cipherKeys.put(Integer.parseInt(version), read(file));
                }
            }
            indexKey = readOrMake(folder.resolve("index.key"), INDEX_KEY_LENGTH);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read or make the keys in " + settings.keys(), unreadable);
        }
        current = cipherKeys.keySet().stream().mapToInt(it -> it).max().orElseThrow();
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

    /// Written beside, flushed and moved, so that a crash never leaves half a key.
    private static byte[] readOrMake(Path file, int length) throws IOException {
        if (!Files.exists(file)) {
            var key = new byte[length];
            new SecureRandom().nextBytes(key);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.getParent(), "key", ".new", owner);
            Files.writeString(draft, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return read(file);
    }

    private static byte[] read(Path file) throws IOException {
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }
}
