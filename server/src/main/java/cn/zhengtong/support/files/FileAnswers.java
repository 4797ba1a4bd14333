package cn.zhengtong.support.files;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// How a file goes out over HTTP, from here and from every module that bound one: in ranges, under its own
/// name,
/// without
/// any right to run.
@Component
public class FileAnswers {

    private final FileStore files;

    FileAnswers(FileStore files) {
        this.files = files;
    }

    /// Pictures and PDFs open in the browser; the rest, and what is wanted so, is saved.
    public ResponseEntity<Resource> of(StoredFile file, boolean save) {
        var inBrowser = !save && FileType.viewed(file.mediaType());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (inBrowser ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + file.digest() + "\"")
                .body(new FileSystemResource(files.path(file)));
    }
}
