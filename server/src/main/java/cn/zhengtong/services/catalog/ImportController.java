package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports of item lists for the desk.
@RestController
@RequestMapping("/api/catalog/imports")
class ImportController {

    private final Imports imports;
    private final ImportViews views;

    ImportController(Imports imports, ImportViews views) {
        this.imports = imports;
        this.views = views;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-upload")
    Imports.Import upload(Actor actor, @RequestParam MultipartFile file, @RequestParam String source)
            throws IOException {
        return imports.upload(actor, SourceController.name(source), nameOf(file), file.getBytes());
    }

    /// The name without any folder, short enough to be shown.
    private static String nameOf(MultipartFile file) {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = ContentChecks.INVISIBLE.matcher(last).replaceAll("").replaceAll("[<>\"]", "_");
        return plain.isBlank() ? "list" : plain.substring(0, Math.min(120, plain.length()));
    }

    @GetMapping
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    Page<Imports.Import> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return imports.list(actor, after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    ImportViews.View one(Actor actor, @PathVariable UUID id) {
        return views.view(actor, id);
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-check")
    Imports.Import check(Actor actor, @PathVariable UUID id) {
        return imports.check(actor, id);
    }

    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-run")
    Imports.Import run(Actor actor, @PathVariable UUID id) {
        return imports.run(actor, id);
    }

    @PostMapping("/{id}/stop")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-stop")
    Imports.Import stop(Actor actor, @PathVariable UUID id) {
        return imports.stop(actor, id);
    }

    @GetMapping("/{id}/progress")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    ImportViews.Job progress(Actor actor, @PathVariable UUID id, Locale locale) {
        return views.job(actor, id, locale);
    }

    @GetMapping("/{id}/rows")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT)
    Page<ImportViews.Row> rows(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) ItemIntake.@Nullable Verdict verdict,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return views.rows(actor, id, verdict, after, Page.limit(limit, 20, 100), locale);
    }

    @PostMapping("/{id}/rows/{number}/acceptance")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-accept")
    Items.Edited acceptTheirs(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        return imports.acceptTheirs(actor, id, number);
    }

    /// Refused rows with their reasons, as the office program opens it: with a mark, semicolons never split
    /// Chinese.
    @GetMapping("/{id}/refused.csv")
    @Opened(to = Audience.STAFF, permission = Items.IMPORT, audit = "catalog.import-refused-rows")
    ResponseEntity<byte[]> refused(Actor actor, @PathVariable UUID id, Locale locale) throws IOException {
        var text = views.refusedAsCsv(actor, id, locale);
        var name = ContentDisposition.attachment()
                .filename("refused-" + id + ".csv", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }
}
