package cn.zhengtong.support.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Looks into a document that is an archive of files (docx, xlsx, ofd): which of them it is, and that nothing
/// in it
/// unfolds without end, leads out of it, hides in it or calls for something outside.
final class DocumentCheck {

    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final long MOST_DIRECTORY = 16L << 20;
    private static final int LONGEST_NAME = 300;

    /// Below this much the ratio says nothing.
    private static final long RATIO_FROM = 10L << 20;

    private static final Pattern LEADS_OUT =
            Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)|^[/\\\\]|^[A-Za-z]:|\\\\|[\\p{Cc}]");
    private static final Pattern MACROS = Pattern.compile("(?i)(^|/)vba(project|data)\\b.*");

    private final Path file;
    private final long size;
    private final FileSettings settings;
    private final Scanners scanners;
    private long unfolded;

    DocumentCheck(Path file, FileSettings settings, Scanners scanners) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.settings = settings;
        this.scanners = scanners;
    }

    FileType check() throws IOException {
        mustEndPlainly();
        try (var zip = new ZipFile(file.toFile())) {
            var names = names(zip);
            var type = typeOf(names);
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    look(zip, entry);
                }
            }
            return type;
        } catch (ZipException unreadable) {
            throw new FileRefused.Damaged(String.valueOf(unreadable.getMessage()));
        }
    }

    /// Before the directory is read into memory: it must be small, and there must be one way only to find it.
    private void mustEndPlainly() throws IOException {
        var end = ByteBuffer.allocate(END_RECORD).order(ByteOrder.LITTLE_ENDIAN);
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            if (size < END_RECORD) {
                throw new FileRefused.Damaged("too short");
            }
            reader.seek(size - END_RECORD);
            reader.readFully(end.array());
        }
        if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
            throw new FileRefused.Damaged("it does not end as an archive");
        }
        int entries = end.getShort(10) & 0xffff;
        long directory = end.getInt(12) & 0xffffffffL;
        long begins = end.getInt(16) & 0xffffffffL;
        if (entries > settings.mostEntries() || directory > MOST_DIRECTORY) {
            throw new FileRefused.UnfoldsTooFar(entries + " entries");
        }
        if (begins + directory + END_RECORD != size) {
            throw new FileRefused.Damaged("bytes before or behind the directory");
        }
    }

    private static Set<String> names(ZipFile zip) {
        var names = new TreeSet<String>();
        var folded = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var name = entries.nextElement().getName();
            if (LEADS_OUT.matcher(name).find() || name.length() > LONGEST_NAME) {
                throw new FileRefused.NamesLeadOut();
            }
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                throw new FileRefused.Damaged("one name twice");
            }
            if (MACROS.matcher(name).find()) {
                throw new FileRefused.Macros();
            }
            names.add(name);
        }
        return names;
    }

    private static FileType typeOf(Set<String> names) {
        var types = new TreeSet<FileType>();
        if (names.contains("[Content_Types].xml") && names.contains("word/document.xml")) {
            types.add(FileType.DOCX);
        }
        if (names.contains("[Content_Types].xml") && names.contains("xl/workbook.xml")) {
            types.add(FileType.XLSX);
        }
        if (names.contains("OFD.xml")) {
            types.add(FileType.OFD);
        }
        if (types.size() > 1) {
            throw new FileRefused.Mixed(types.toString());
        }
        return types.stream().findFirst().orElseThrow(FileRefused.TypeNotAllowed::new);
    }

    private void look(ZipFile zip, ZipEntry entry) throws IOException {
        try (var content = zip.getInputStream(entry)) {
            var head = content.readNBytes(DocumentPart.HEAD);
            count(head.length);
            DocumentPart.check(entry.getName(), head);
            measure(content);
        }
        scanners.scanInside(() -> zip.getInputStream(entry));
    }

    /// What a directory says about sizes is not believed.
    private void measure(InputStream content) throws IOException {
        var buffer = new byte[GrowingFile.BUFFER];
        int read;
        while ((read = content.read(buffer)) >= 0) {
            count(read);
        }
    }

    private void count(int bytes) {
        unfolded += bytes;
        if (unfolded > settings.mostUnfolded().toBytes()
                || (unfolded > RATIO_FROM && unfolded / size > settings.mostRatio())) {
            throw new FileRefused.UnfoldsTooFar(unfolded + " bytes");
        }
    }
}
