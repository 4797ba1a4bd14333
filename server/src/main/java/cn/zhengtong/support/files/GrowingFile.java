package cn.zhengtong.support.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// A file that is being written. It stays locked while its writer lives, so that whoever sweeps up can tell
/// what a
/// killed program left behind.
final class GrowingFile implements AutoCloseable {

    static final int BUFFER = 64 * 1024;

    private final Path path;
    private final FileChannel channel;

    private GrowingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Empty while somebody else writes it.
    static Optional<GrowingFile> open(Path path) throws IOException {
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new GrowingFile(path, channel));
            }
        } catch (OverlappingFileLockException ours) {
            // somebody in this program writes it
        }
        channel.close();
        return Optional.empty();
    }

    /// True when its writer is dead.
    static boolean abandoned(Path path) throws IOException {
        var open = open(path);
        if (open.isPresent()) {
            open.get().close();
        }
        return open.isPresent();
    }

    Path path() {
        return path;
    }

    /// Takes in everything, at most `most` bytes.
    Fingerprint.Prints fill(InputStream content, long most) throws IOException {
        var print = new Fingerprint();
        var buffer = new byte[BUFFER];
        int read;
        while ((read = content.read(buffer)) >= 0) {
            if (print.size() + read > most) {
                throw new FileRefused.TooLarge(most);
            }
            write(print.size(), buffer, 0, read);
            print.add(buffer, read);
        }
        flush();
        return print.finish();
    }

    void write(long at, byte[] bytes, int from, int length) throws IOException {
        var source = ByteBuffer.wrap(bytes, from, length);
        for (long position = at; source.hasRemaining(); ) {
            position += channel.write(source, position);
        }
    }

    /// True when the file holds exactly these bytes there already.
    boolean holds(long at, byte[] bytes, int length) throws IOException {
        var there = ByteBuffer.allocate(length);
        for (int read = 0; there.hasRemaining() && read >= 0; ) {
            read = channel.read(there, at + there.position());
        }
        return !there.hasRemaining() && Arrays.equals(there.array(), 0, length, bytes, 0, length);
    }

    /// What was written before survives a loss of power.
    void flush() throws IOException {
        channel.force(true);
    }

    Fingerprint.Prints prints(long size) throws IOException {
        var print = new Fingerprint();
        var buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < size; ) {
            buffer.clear().limit((int) Math.min(BUFFER, size - at));
            int read = channel.read(buffer, at);
            if (read <= 0) {
                break;
            }
            print.add(buffer.array(), read);
            at += read;
        }
        return print.finish();
    }

    /// Gives the file up.
    void discard() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
