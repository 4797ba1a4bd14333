package cn.zhengtong.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A random secret in a file that only its owner may read (密钥文件); made on first use, refused when others can
/// read it.
record SecretFile(Path folder, String name, int length) {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /// A mounted secret of a container platform is readable by its group.
    private static final Set<PosixFilePermission> HARMLESS = PosixFilePermissions.fromString("rwxr-----");

    /// The secret in hexadecimal.
    String text() throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        mustBePrivate(file);
        return Files.readString(file).strip();
    }

    byte[] bytes() throws IOException {
        return HexFormat.of().parseHex(text());
    }

    /// Written beside, flushed and moved, so that a crash never leaves half a secret.
    private void make(Path file) throws IOException {
        makeFolder(folder);
        var secret = new byte[length];
        new SecureRandom().nextBytes(secret);
        var draft = Files.createTempFile(folder, "secret", ".new", PosixFilePermissions.asFileAttribute(OWNER));
        Files.writeString(draft, HexFormat.of().formatHex(secret), StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes the folder for its owner alone when it is missing.
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    static void mustBePrivate(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        permissions.removeAll(HARMLESS);
        if (!permissions.isEmpty()) {
            throw new IOException(
                    "others may read or change the secret %s: run chmod g-wx,o= %s".formatted(file, file));
        }
    }
}
