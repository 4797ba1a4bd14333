package cn.zhengtong.support.workflow;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.workflow.Due.Colour;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The to-do list of the desk. Every act on it may be repeated: doing it twice is doing it once.
@RestController
@RequestMapping("/api/workflow")
class TodoController {

    /// To whom, and why.
    record HandOver(@Nullable UUID member, @Nullable String reason) {}

    /// Several steps at once.
    record Batch(
            @Nullable List<UUID> ids,
            @Nullable UUID member,
            @Nullable String reason) {}

    /// What became of them: each is an act of its own.
    record BatchResult(int done, List<Refused> refused) {}

    /// One that was refused, in words.
    record Refused(UUID id, String reason) {}

    private static final int MOST_AT_ONCE = 100;

    private final Workflow workflow;
    private final TodoList todo;
    private final OverdueList overdue;
    private final HandOvers handOvers;
    private final Acts acts;
    private final MessageSource messages;

    TodoController(
            Workflow workflow,
            TodoList todo,
            OverdueList overdue,
            HandOvers handOvers,
            Acts acts,
            MessageSource messages) {
        this.workflow = workflow;
        this.todo = todo;
        this.overdue = overdue;
        this.handOvers = handOvers;
        this.acts = acts;
        this.messages = messages;
    }

    @GetMapping("/todo")
    @Opened(to = Audience.STAFF)
    TodoList.TodoPage todo(
            Actor actor,
            Locale locale,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Colour colour,
            @RequestParam(defaultValue = "true") boolean mine,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var only = system == null || system.isBlank() ? null : system;
        return todo.page(actor, new TodoList.Filter(only, colour, mine), after, Page.limit(limit, 50, 100), locale);
    }

    @PostMapping("/todo/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "workflow.claim")
    void claim(Actor actor, @PathVariable UUID id) {
        workflow.claim(actor, id);
    }

    @PostMapping("/todo/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "workflow.release")
    void release(Actor actor, @PathVariable UUID id) {
        workflow.release(actor, id);
    }

    @PostMapping("/todo/{id}/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, audit = "workflow.hand-over")
    void handOver(Actor actor, @PathVariable UUID id, @RequestBody HandOver to) {
        workflow.handOver(actor, id, member(to.member()), Texts.reason(to.reason()));
    }

    @PostMapping("/todo/claims")
    @Opened(to = Audience.STAFF, audit = "workflow.claim-several")
    BatchResult claimSeveral(Actor actor, Locale locale, @RequestBody Batch batch) {
        return each(batch, locale, it -> workflow.claim(actor, it));
    }

    @PostMapping("/todo/hand-overs")
    @Opened(to = Audience.STAFF, audit = "workflow.hand-over-several")
    BatchResult handOverSeveral(Actor actor, Locale locale, @RequestBody Batch batch) {
        var member = member(batch.member());
        var reason = Texts.reason(batch.reason());
        return each(batch, locale, it -> workflow.handOver(actor, it, member, reason));
    }

    /// Who may take the step, for handing it over.
    @GetMapping("/todo/{id}/members")
    @Opened(to = Audience.STAFF)
    Page<HandOvers.Member> members(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return handOvers.members(actor, id, q, after, Page.limit(limit, 20, 50));
    }

    /// What happened to the step so far, newest first.
    @GetMapping("/todo/{id}/acts")
    @Opened(to = Audience.STAFF)
    List<Acts.Row> acts(Actor actor, @PathVariable UUID id) {
        handOvers.around(actor, id);
        return acts.of(id);
    }

    @GetMapping("/overdue")
    @Opened(to = Audience.STAFF, permission = Duties.SUPERVISE)
    Page<OverdueList.Row> overdue(
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "RED") Colour colour,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return overdue.page(actor, colour, after, Page.limit(limit, 50, 100), locale);
    }

    private static UUID member(@Nullable UUID given) {
        if (given == null) {
            throw new IllegalArgumentException("to whom is missing");
        }
        return given;
    }

    /// Each in a transaction of its own: one that is refused leaves the others done.
    private BatchResult each(Batch batch, Locale locale, Consumer<UUID> act) {
        var ids = new LinkedHashSet<>(batch.ids() == null ? List.<UUID>of() : batch.ids());
        if (ids.size() > MOST_AT_ONCE) {
            throw new Refusal.BatchTooLarge(MOST_AT_ONCE);
        }
        var refused = new ArrayList<Refused>();
        for (var id : ids) {
            try {
                act.accept(id);
            } catch (RuleViolation violation) {
                refused.add(new Refused(id, words(violation.code(), violation.arguments(), locale)));
            } catch (ConcurrencyFailureException changed) {
                refused.add(new Refused(id, words("foundation.changed-meanwhile", new Object[0], locale)));
            }
        }
        return new BatchResult(ids.size() - refused.size(), refused);
    }

    private String words(String code, Object[] arguments, Locale locale) {
        return messages.getMessage("problem." + code, arguments, locale);
    }
}
