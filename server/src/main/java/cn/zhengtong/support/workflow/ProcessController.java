package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Published processes: to look at for supervisors and keepers of items, to publish for those who approve items.
@RestController
@RequestMapping("/api/workflow/processes")
class ProcessController {

    static final String PUBLISH = "workflow.publish";

    /// Whoever supervises or keeps items may look.
    private static final List<String> READERS = List.of(Duties.SUPERVISE, "catalog.edit", PUBLISH);

    /// A task of a process and who may do it.
    record Task(String name, String permission, String permissionName) {}

    /// One version of a process, drawn.
    record Detail(
            String key,
            int version,
            String name,
            Instant publishedAt,
            @Nullable String publishedBy,
            List<Task> tasks,
            Diagram diagram) {}

    /// A file that could be published.
    record Checked(String key, String name, List<Task> tasks, Diagram diagram) {}

    record File(@Nullable String xml) {}

    private final Definitions definitions;
    private final MessageSource messages;

    ProcessController(Definitions definitions, MessageSource messages) {
        this.definitions = definitions;
        this.messages = messages;
    }

    @GetMapping
    @Opened(to = Audience.STAFF)
    Page<Definitions.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        mustRead(actor);
        return definitions.newestOnes(after, Page.limit(limit, 50, 100));
    }

    @GetMapping("/{key}/versions")
    @Opened(to = Audience.STAFF)
    Page<Definitions.Row> versions(
            Actor actor,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        mustRead(actor);
        return definitions.versions(key, after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/{key}/versions/{version}")
    @Opened(to = Audience.STAFF)
    Detail version(Actor actor, Locale locale, @PathVariable String key, @PathVariable int version) {
        mustRead(actor);
        var row = definitions.row(key, version);
        var graph = definitions.version(key, version);
        return new Detail(
                key, version, row.name(), row.publishedAt(), row.publishedBy(), tasks(graph, locale), drawn(graph));
    }

    @GetMapping("/{key}/versions/{version}/file")
    @Opened(to = Audience.STAFF)
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String key, @PathVariable int version) {
        mustRead(actor);
        var xml = definitions.file(key, version).getBytes(StandardCharsets.UTF_8);
        var name = ContentDisposition.attachment()
                .filename(key + "-" + version + ".bpmn")
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(xml);
    }

    /// Says what a file would be, or all that is wrong with it.
    @PostMapping("/checks")
    @Opened(to = Audience.STAFF, permission = PUBLISH)
    Checked check(Locale locale, @RequestBody File file) {
        var graph = definitions.check(xml(file), locale);
        return new Checked(graph.key(), graph.name(), tasks(graph, locale), drawn(graph));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = PUBLISH, audit = "workflow.publish")
    Definitions.Row publish(Actor actor, Locale locale, @RequestBody File file) {
        return definitions.publish(actor, xml(file), locale);
    }

    private static void mustRead(Actor actor) {
        if (READERS.stream().noneMatch(actor.scope()::has)) {
            throw new Refusal.NotForThisPost();
        }
    }

    private static String xml(File file) {
        return file.xml() == null ? "" : file.xml();
    }

    private static Diagram drawn(Graph graph) {
        var drawing = new ProcessDrawing(graph);
        return new Diagram(drawing.nodes(), drawing.edges());
    }

    private List<Task> tasks(Graph graph, Locale locale) {
        return new GraphOrder(graph)
                .nodes().stream()
                        .filter(it -> it.permission() != null)
                        .map(it -> new Task(it.name(), it.permission(), nameOf(it.permission(), locale)))
                        .toList();
    }

    private String nameOf(String permission, Locale locale) {
        var name = messages.getMessage("workflow.permission." + permission, null, permission, locale);
        return name == null ? permission : name;
    }
}
