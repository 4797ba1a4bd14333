package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases for the desk.
@RestController
@RequestMapping("/api/acceptance/cases")
class CaseController {

    private final CaseList list;
    private final CaseDesk desk;
    private final CaseActions actions;

    CaseController(CaseList list, CaseDesk desk, CaseActions actions) {
        this.list = list;
        this.desk = desk;
        this.actions = actions;
    }

    /// @param q a case number as people say it, a part of a firm's name or its credit code
    @GetMapping
    @Opened(to = Audience.STAFF, permission = CaseAccess.READ)
    Page<CaseList.Row> cases(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable CaseStatus status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return q == null || q.isBlank()
                ? list.withinReach(actor, status, after, Page.limit(limit, 50, 100))
                : list.search(actor, q, after, Page.limit(limit, 50, 100));
    }

    @GetMapping("/{number}")
    @Opened(to = Audience.STAFF)
    CaseView one(Actor actor, @PathVariable CaseNumber number) {
        return desk.open(actor, number, base(number));
    }

    @PostMapping("/{number}/{action:[a-z-]+}")
    @Opened(to = Audience.STAFF, audit = "acceptance.act")
    CaseView act(
            Actor actor,
            @PathVariable CaseNumber number,
            @PathVariable String action,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
            @RequestBody Map<String, Object> input) {
        actions.perform(actor, number, action, once, new HashMap<>(input));
        return desk.open(actor, number, base(number));
    }

    /// What the officer found about one material.
    record Checked(HandedIn.Check result, @Nullable String remark) {}

    @PutMapping("/{number}/materials/{key}/check")
    @Opened(to = Audience.STAFF, audit = "acceptance.check")
    CaseView check(
            Actor actor, @PathVariable CaseNumber number, @PathVariable String key, @RequestBody Checked checked) {
        desk.check(actor, number, key, checked.result(), checked.remark());
        return desk.open(actor, number, base(number));
    }

    /// Why somebody wants to see the whole name and number.
    record Purpose(@Nullable String purpose) {}

    @PostMapping("/{number}/reveal")
    @Opened(to = Audience.STAFF, audit = "acceptance.reveal")
    CaseDesk.Revealed reveal(Actor actor, @PathVariable CaseNumber number, @RequestBody Purpose purpose) {
        return desk.reveal(actor, number, purpose.purpose());
    }

    @GetMapping("/{number}/documents/{id}")
    @Opened(to = Audience.STAFF, audit = "acceptance.read-paper")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable CaseNumber number, @PathVariable UUID id) {
        return pdf(desk.paper(actor, number, id), number.value());
    }

    @GetMapping("/{number}/files/{id}")
    @Opened(to = Audience.STAFF, audit = "acceptance.read-file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable CaseNumber number, @PathVariable UUID id) {
        return file(desk, actor, number, id);
    }

    static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(content);
    }

    /// Only pictures and PDFs open in the browser, without any right to run; the rest is saved.
    static ResponseEntity<Resource> file(CaseDesk desk, Actor actor, CaseNumber number, UUID id) {
        var file = desk.file(actor, number, id);
        var inline = List.of("application/pdf", "image/jpeg", "image/png", "image/webp")
                .contains(file.mediaType());
        var disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(desk.content(file)));
    }

    private static String base(CaseNumber number) {
        return "/api/acceptance/cases/" + number.value();
    }
}
