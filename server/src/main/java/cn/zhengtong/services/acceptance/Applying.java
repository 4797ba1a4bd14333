package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.forms.Draft;
import cn.zhengtong.support.forms.Drafts;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.forms.Known;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Parties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Filling in an application step by step: who applies, one question at a time, the form, the materials, the
/// last look.
@Component
@Transactional
class Applying {

    static final String APPLICANT = "applicant";
    static final String FORM = "form";
    static final String MATERIALS = "materials";
    static final String CHECK = "check";

    private final Acceptance acceptance;
    private final Drafts drafts;
    private final Forms forms;
    private final FileStore files;
    private final Parties parties;
    private final Requirements requirements;
    private final JsonMapper json;

    Applying(
            Acceptance acceptance,
            Drafts drafts,
            Forms forms,
            FileStore files,
            Parties parties,
            Requirements requirements,
            JsonMapper json) {
        this.acceptance = acceptance;
        this.drafts = drafts;
        this.forms = forms;
        this.files = files;
        this.parties = parties;
        this.requirements = requirements;
        this.json = json;
    }

    /// An application as far as it is filled in.
    ///
    /// @param firms firms that the person may apply for
    record Open(Guide guide, Draft draft, ApplicationDraft content, List<Firm> firms, List<String> steps) {

        public @Nullable Firm firm() {
            return firms.stream()
                    .filter(it -> it.creditCode().value().equals(content.firm()))
                    .findFirst()
                    .orElse(null);
        }

        String after(String step) {
            int at = steps.indexOf(step);
            return steps.get(Math.min(at + 1, steps.size() - 1));
        }

        @Nullable
        String before(String step) {
            int at = steps.indexOf(step);
            return at <= 0 ? null : steps.get(at - 1);
        }
    }

    /// Takes the draft up where it was left, or begins one.
    Open open(Actor actor, TaskCode code) {
        var guide = acceptance.guide(code);
        var draft = drafts.open(actor.id(), ApplicationDraft.purpose(code.value()));
        var content = json.convertValue(draft.content(), ApplicationDraft.class);
        var firms = parties.firmsOf(actor.id()).stream()
                .filter(it -> Submissions.fits(guide.content(), it))
                .toList();
        var steps = new ArrayList<String>();
        var choices = applicants(guide.content(), firms);
        if (choices.size() != 1) {
            steps.add(APPLICANT);
        } else if (content.applicant().isEmpty()) {
            content = content.applicant(choices.getFirst());
        }
        guide.content().situations().forEach(it -> steps.add("q-" + it.key()));
        steps.addAll(List.of(FORM, MATERIALS, CHECK));
        return new Open(guide, draft, content, firms, steps);
    }

    /// `self` and the firms, as far as the item is for them.
    static List<String> applicants(ItemContent content, List<Firm> firms) {
        var choices = new ArrayList<String>();
        if (Submissions.fits(content, null)) {
            choices.add(ApplicationDraft.SELF);
        }
        firms.forEach(it -> choices.add(it.creditCode().value()));
        return choices;
    }

    /// The first step that still lacks something.
    String nextStep(Open open) {
        if (open.steps().contains(APPLICANT) && open.content().applicant().isEmpty()) {
            return APPLICANT;
        }
        var unanswered =
                Requirements.unanswered(open.guide().content(), open.content().situations());
        return unanswered.isEmpty() ? FORM : "q-" + unanswered.getFirst().key();
    }

    @SuppressWarnings("unchecked")
    void save(Actor actor, Open open, ApplicationDraft content) {
        drafts.save(
                actor.id(),
                open.draft().id(),
                json.convertValue(content, Map.class),
                open.draft().version());
    }

    List<Requirements.Need> needs(Actor actor, Open open) {
        return requirements.of(open.guide().content(), open.content().situations(), actor.id(), open.firm());
    }

    /// What the state knows already about a form's questions, each with its source.
    Map<String, Known> known(Actor actor, Open open) {
        var schema = open.guide().content().form();
        if (schema == null || !(schema.get("properties") instanceof Map<?, ?> properties)) {
            return Map.of();
        }
        var person = parties.require(actor.id());
        var known = new LinkedHashMap<String, Known>();
        properties.forEach((key, property) -> {
            var title = property instanceof Map<?, ?> it ? String.valueOf(it.get("title")) : "";
            Prefill.of(title, person, open.firm()).ifPresent(it -> known.put(String.valueOf(key), it));
        });
        return known;
    }

    /// Stores one file and puts it with the material.
    void attach(Actor actor, TaskCode code, String key, String name, java.io.InputStream content) {
        var file = files.store(actor, name, content);
        add(actor, code, key, List.of(file.id()));
    }

    /// Files that were uploaded part by part.
    void add(Actor actor, TaskCode code, String key, List<UUID> ids) {
        var open = open(actor, code);
        var known = open.guide().content().materials().stream()
                .anyMatch(it -> it.key().equals(key));
        if (!known || !ids.stream().allMatch(it -> files.owns(actor, it))) {
            throw new CaseUnknown("-");
        }
        var given = open.content().materials().get(key);
        var all = new ArrayList<UUID>(given == null ? List.of() : given.files());
        all.addAll(ids);
        save(
                actor,
                open,
                open.content()
                        .material(
                                key,
                                new SubmitCase.Given(
                                        "FILES",
                                        all.stream().distinct().limit(20).toList())));
    }

    void take(Actor actor, TaskCode code, UUID file) {
        var open = open(actor, code);
        for (var entry : open.content().materials().entrySet()) {
            if (entry.getValue().files().contains(file)) {
                var left = entry.getValue().files().stream()
                        .filter(it -> !it.equals(file))
                        .toList();
                save(
                        actor,
                        open,
                        open.content()
                                .material(entry.getKey(), left.isEmpty() ? null : new SubmitCase.Given("FILES", left)));
                return;
            }
        }
    }

    CaseNumber submit(Actor actor, TaskCode code, String once) {
        var open = open(actor, code);
        var number = acceptance.submit(actor, open.content().submit(actor.id(), code), once);
        drafts.remove(actor.id(), open.draft().id());
        return number;
    }

    FileStore files() {
        return files;
    }

    Forms forms() {
        return forms;
    }
}
