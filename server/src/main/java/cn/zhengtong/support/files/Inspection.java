package cn.zhengtong.support.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/// What is looked at before a file is kept: what it is, and that it does no harm.
@Component
class Inspection {

    private final FileSettings settings;
    private final Scanners scanners;

    Inspection(FileSettings settings, Scanners scanners) {
        this.settings = settings;
        this.scanners = scanners;
    }

    /// @return what it is; refuses everything else
    FileType inspect(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw new FileRefused.Empty();
        }
        scanners.scan(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var type = Sniffer.typeOf(channel);
            return type == FileType.DOCX ? new DocumentCheck(file, settings, scanners).check() : type;
        }
    }

    String scannedBy() {
        return scanners.names();
    }
}
