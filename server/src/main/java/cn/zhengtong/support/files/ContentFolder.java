package cn.zhengtong.support.files;

import cn.zhengtong.foundation.ZhengtongSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The folder `files` of the data directory: content under its SM3 digest (`ab/cd/abcd…`), and beside it what
/// is on its
/// way.
///
/// Content is moved to its place before its row is committed; a mark in `incoming` lasts from before the move
/// until
/// after
/// the commit, so that a killed program leaves no content that nobody knows.
@Component
class ContentFolder {

    private static final String MARK = ".placing";

    private final Path root;
    private final Path incoming;
    private final Path uploads;
    private final Path multipart;

    ContentFolder(ZhengtongSettings settings) {
        root = settings.dataDirectory().toAbsolutePath().normalize().resolve("files");
        try {
            incoming = Files.createDirectories(root.resolve("incoming"));
            uploads = Files.createDirectories(root.resolve("uploads"));
            multipart = Files.createDirectories(root.resolve("multipart"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make the folder " + root, unwritable);
        }
    }

    Path of(String digest) {
        return folderOf(digest).resolve(digest);
    }

    /// A new file that is about to be filled.
    GrowingFile incoming() throws IOException {
        return GrowingFile.open(incoming.resolve(UUID.randomUUID() + ".part")).orElseThrow();
    }

    Path uploadPath(UUID upload) {
        return uploads.resolve(upload + ".part");
    }

    /// Where the container keeps the parts of forms.
    Path multipart() {
        return multipart;
    }

    /// Before content is moved to its place.
    Path mark(String digest) throws IOException {
        return Files.createFile(incoming.resolve(digest + "." + UUID.randomUUID() + MARK));
    }

    /// Moves what arrived to its place; does nothing when the same content is there already.
    void place(Path arrived, String digest, long size) throws IOException {
        var place = of(digest);
        if (Files.exists(place) && Files.size(place) == size) {
            Files.deleteIfExists(arrived);
            return;
        }
        var shelf = Files.createDirectories(folderOf(digest));
        Files.move(arrived, place, StandardCopyOption.ATOMIC_MOVE);
        flush(shelf);
    }

    void delete(String digest) throws IOException {
        Files.deleteIfExists(of(digest));
    }

    List<Path> marks() throws IOException {
        return list(incoming, MARK);
    }

    static String digestOf(Path mark) {
        return mark.getFileName().toString().substring(0, 64);
    }

    List<Path> arriving() throws IOException {
        return list(incoming, ".part");
    }

    List<Path> uploading() throws IOException {
        return list(uploads, ".part");
    }

    /// The digest of every content that lies here, one after the other.
    void each(Consumer<String> digest) throws IOException {
        try (var files = Files.walk(root, 3)) {
            files.filter(Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .filter(it -> it.matches("[0-9a-f]{64}"))
                    .forEach(digest);
        }
    }

    private Path folderOf(String digest) {
        return root.resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4));
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    private static void flush(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
