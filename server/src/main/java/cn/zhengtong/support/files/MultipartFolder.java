package cn.zhengtong.support.files;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Where the container keeps the parts of a form while it reads them: a folder of this run, locked while it
/// lives, so
/// that
/// the next one can remove what a killed program left.
@Component
class MultipartFolder implements DisposableBean {

    private static final String LOCK = "lock";

    private final Path mine;
    private final GrowingFile lock;

    MultipartFolder(ContentFolder folder) throws IOException {
        removeAbandoned(folder.multipart());
        mine = Files.createDirectories(
                folder.multipart().resolve(UUID.randomUUID().toString()));
        lock = GrowingFile.open(mine.resolve(LOCK)).orElseThrow();
    }

    Path path() {
        return mine;
    }

    @Override
    public void destroy() throws IOException {
        lock.close();
        FileSystemUtils.deleteRecursively(mine);
    }

    private static void removeAbandoned(Path folder) throws IOException {
        try (var runs = Files.list(folder)) {
            for (var run : runs.filter(Files::isDirectory).toList()) {
                if (GrowingFile.abandoned(run.resolve(LOCK))) {
                    FileSystemUtils.deleteRecursively(run);
                }
            }
        }
    }

    /// The limits of forms with files; parts never stay in memory.
    @Configuration(proxyBeanMethods = false)
    static class Limits {

        @Bean
        MultipartConfigElement multipartConfigElement(MultipartFolder folder, FileSettings settings) {
            return new MultipartConfigElement(
                    folder.path().toString(),
                    settings.mostFile().toBytes(),
                    settings.mostRequest().toBytes(),
                    0);
        }
    }
}
