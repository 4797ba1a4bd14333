package cn.zhengtong.support.files;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Uploads by parts, and one's own files; others reach a file through the module that bound it.
@RestController
@RequestMapping("/api/files")
class FileController {

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    /// What is about to come.
    record Announcement(String name, long size) {}

    private final FileStore files;
    private final FileAnswers answers;

    FileController(FileStore files, FileAnswers answers) {
        this.files = files;
        this.answers = answers;
    }

    @PostMapping("/uploads")
    @Opened(to = Audience.SIGNED_IN, audit = "files.begin")
    ResponseEntity<Upload> begin(Actor actor, @RequestBody Announcement announcement) {
        var upload = files.begin(actor, String.valueOf(announcement.name()), announcement.size());
        return ResponseEntity.created(URI.create("/api/files/uploads/" + upload.id()))
                .header(OFFSET, "0")
                .body(upload);
    }

    @PatchMapping("/uploads/{id}")
    @Opened(to = Audience.SIGNED_IN, audit = "files.append")
    ResponseEntity<Upload> append(
            Actor actor, @PathVariable UUID id, @RequestHeader(OFFSET) long offset, HttpServletRequest request)
            throws IOException {
        return answer(files.append(actor, id, offset, request.getInputStream()));
    }

    /// Also for HEAD: where the next part begins.
    @GetMapping("/uploads/{id}")
    @Opened(to = Audience.SIGNED_IN)
    ResponseEntity<Upload> upload(Actor actor, @PathVariable UUID id) {
        return answer(files.upload(actor, id));
    }

    @DeleteMapping("/uploads/{id}")
    @Opened(to = Audience.SIGNED_IN, audit = "files.cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Actor actor, @PathVariable UUID id) {
        files.cancel(actor, id);
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.SIGNED_IN)
    ResponseEntity<Resource> file(
            Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean save) {
        if (!files.owns(actor, id)) {
            throw new FileRefused.FileUnknown();
        }
        return answers.of(files.require(id), save);
    }

    @DeleteMapping("/{id}")
    @Opened(to = Audience.SIGNED_IN, audit = "files.remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable UUID id) {
        files.remove(actor, id);
    }

    private static ResponseEntity<Upload> answer(Upload upload) {
        return ResponseEntity.ok()
                .header(OFFSET, String.valueOf(upload.offset()))
                .header(LENGTH, String.valueOf(upload.size()))
                .header("Cache-Control", "no-store")
                .body(upload);
    }
}
