package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Drafts for the page that keeps them by itself; each person sees their own only.
@RestController
@RequestMapping("/api/forms/drafts")
class DraftController {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");
    private static final int MOST_VALUES = 300;

    /// The answers of one page by property name: given ones replace what the draft holds, empty ones remove
    /// it. They
    /// lie
    /// under [Drafts#ANSWERS] in the draft's content.
    ///
    /// @param version that the page has seen
    record Change(long version, Map<String, Object> values) {}

    /// What the page must know for its next change.
    record Saved(UUID id, long version, Instant savedAt) {}

    /// A draft with its answers and what other devices sent meanwhile.
    record Whole(UUID id, long version, Instant savedAt, Map<String, Object> values, List<DraftShown.CopyRow> copies) {}

    private final Drafts drafts;
    private final DraftCopies copies;
    private final DraftShown shown;

    DraftController(Drafts drafts, DraftCopies copies, DraftShown shown) {
        this.drafts = drafts;
        this.copies = copies;
        this.shown = shown;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    Page<DraftShown.Row> list(
            Actor person,
            Locale locale,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return drafts.list(person.id(), after, Page.limit(limit, 20, 50)).map(it -> shown.row(it, locale));
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.PERSON)
    Whole one(Actor person, @PathVariable UUID id) {
        var draft = drafts.find(person.id(), id).orElseThrow(DraftRefused.DraftUnknown::new);
        var values = answers(draft);
        values.keySet().removeIf(it -> it.startsWith("_"));
        return new Whole(draft.id(), draft.version(), draft.savedAt(), values, shown.copiesOf(id));
    }

    @PutMapping("/{id}")
    @Opened(to = Audience.PERSON, audit = "forms.save-draft")
    Saved save(Actor person, @PathVariable UUID id, @RequestBody Change change) {
        var draft = drafts.find(person.id(), id).orElseThrow(DraftRefused.DraftUnknown::new);
        var content = new LinkedHashMap<>(draft.content());
        content.put(Drafts.ANSWERS, merged(answers(draft), change.values()));
        return saved(drafts.save(person.id(), id, content, change.version()));
    }

    @PostMapping("/{id}/copies/{copy}/choice")
    @Opened(to = Audience.PERSON, audit = "forms.choose-copy")
    Saved choose(Actor person, @PathVariable UUID id, @PathVariable UUID copy) {
        copies.choose(person.id(), id, copy);
        return saved(drafts.find(person.id(), id).orElseThrow(DraftRefused.DraftUnknown::new));
    }

    @DeleteMapping("/{id}")
    @Opened(to = Audience.PERSON, audit = "forms.remove-draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor person, @PathVariable UUID id) {
        drafts.remove(person.id(), id);
    }

    private static Saved saved(Draft draft) {
        return new Saved(draft.id(), draft.version(), draft.savedAt());
    }

    private static Map<String, Object> answers(Draft draft) {
        var answers = new LinkedHashMap<String, Object>();
        if (draft.content().get(Drafts.ANSWERS) instanceof Map<?, ?> kept) {
            kept.forEach((name, value) -> answers.put(String.valueOf(name), value));
        }
        return answers;
    }

    /// Names that begin with `_` are the server's; a browser cannot write them.
    private static Map<String, Object> merged(Map<String, Object> merged, @Nullable Map<String, Object> values) {
        if (values == null || values.size() > MOST_VALUES) {
            throw new DraftRefused.DraftUnreadable();
        }
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new DraftRefused.DraftUnreadable();
            }
            var kept = kept(value);
            if (kept == null) {
                merged.remove(name);
            } else {
                merged.put(name, kept);
            }
        });
        return merged;
    }

    private static @Nullable Object kept(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.isBlank() ? null : text;
            case List<?> list -> {
                var texts = new ArrayList<String>();
                list.forEach(it -> texts.add(String.valueOf(it)));
                yield texts.isEmpty() ? null : texts;
            }
            case Boolean yes -> yes;
            case Number number -> number;
            default -> throw new DraftRefused.DraftUnreadable();
        };
    }
}
