package cn.zhengtong.foundation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL that travel inside the jar, unpacked once into a folder that nobody else can
/// write.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that holds `bin`, `lib` and `share`.
    static Path in(Path folder) throws IOException {
        var archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system(), processor()));
        if (archive == null) {
            throw new IOException("no PostgreSQL for %s %s is on board; name a server by --database-url"
                    .formatted(system(), processor()));
        }
        var version = folder.resolve("postgres-" + archive.openConnection().getContentLengthLong());
        if (!Files.isDirectory(version)) {
            unpack(archive, folder, version);
        }
        return version;
    }

    private static void unpack(URL archive, Path folder, Path version) throws IOException {
        Files.createDirectories(folder);
        var draft = Files.createTempDirectory(folder, "unpacking");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        makeReadable(draft);
        Files.move(draft, version, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    /// A temporary folder is its owner's alone, but a service user must run what lies in it.
    private static void makeReadable(Path folder) throws IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        permissions.add(PosixFilePermission.GROUP_READ);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_READ);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }

    /// Removes what a killed start had only half unpacked.
    static void clearDrafts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var drafts = Files.newDirectoryStream(folder, "unpacking*")) {
            for (var draft : drafts) {
                FileSystemUtils.deleteRecursively(draft);
            }
        }
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "windows" : name;
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
