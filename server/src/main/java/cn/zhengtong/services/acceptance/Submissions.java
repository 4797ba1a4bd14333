package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks an application before it becomes a case: the same rules on line and at the window.
@Component
class Submissions {

    private static final List<String> DELIVERIES = List.of("ELECTRONIC", "WINDOW", "COURIER");

    private final Forms forms;
    private final FileStore files;
    private final Parties parties;
    private final Requirements requirements;
    private final ActionWords words;

    Submissions(Forms forms, FileStore files, Parties parties, Requirements requirements, ActionWords words) {
        this.forms = forms;
        this.files = files;
        this.parties = parties;
        this.requirements = requirements;
        this.words = words;
    }

    /// The firm that the person may stand for.
    @Nullable
    Firm firmOf(SubmitCase asked) {
        var code = asked.firm();
        if (code == null || code.isEmpty()) {
            return null;
        }
        return parties.firmsOf(asked.applicant()).stream()
                .filter(it -> it.creditCode().value().equals(code))
                .findFirst()
                .orElseThrow(() -> new ApplicationIncomplete(List.of(error("firm", "not-your-firm"))));
    }

    /// Refuses with everything that is wrong at once; gives what is handed in for each needed material.
    List<HandedIn> check(Actor actor, SubmitCase asked, Guide guide, @Nullable Firm firm, Channel channel) {
        var content = guide.content();
        var errors = new ArrayList<FieldError>();
        if (!fits(content, firm)) {
            errors.add(error("applicant", firm == null ? "only-firms" : "only-persons"));
        }
        Requirements.unanswered(content, asked.situations())
                .forEach(it -> errors.add(error("situation." + it.key(), "answer-needed")));
        var schema = content.form();
        if (schema != null) {
            forms.validate(schema, asked.form(), words.locale()).forEach(errors::add);
        }
        if (!DELIVERIES.contains(asked.delivery())) {
            errors.add(error("delivery", "not-offered"));
        }
        var materials = new ArrayList<HandedIn>();
        for (var need : requirements.of(content, asked.situations(), asked.applicant(), firm)) {
            materials.add(handedIn(actor, asked, need, channel, errors));
        }
        if (!errors.isEmpty()) {
            throw new ApplicationIncomplete(errors);
        }
        return materials;
    }

    static boolean fits(ItemContent content, @Nullable Firm firm) {
        var forPersons = content.objects().contains("NATURAL_PERSON");
        return firm == null ? forPersons : content.objects().stream().anyMatch(it -> !it.equals("NATURAL_PERSON"));
    }

    private HandedIn handedIn(
            Actor actor, SubmitCase asked, Requirements.Need need, Channel channel, List<FieldError> errors) {
        var material = need.material();
        var key = material.key();
        if (material.form() == ItemContent.MaterialForm.ONLINE_FORM) {
            return HandedIn.of(key, HandedIn.How.FORM);
        }
        var given = asked.materials().get(key);
        if (given != null && given.how().equals("FILES") && !given.files().isEmpty()) {
            if (!given.files().stream().allMatch(it -> mayHandIn(actor, asked, it))) {
                errors.add(error("material." + key, "file-unknown"));
            }
            return HandedIn.files(key, given.files());
        }
        if (given != null && given.how().equals("PAPER") && channel == Channel.WINDOW) {
            return HandedIn.of(key, HandedIn.How.PAPER);
        }
        if (need.held() != null) {
            return new HandedIn(key, HandedIn.How.LICENCE, List.of(), need.licence(), need.held(), null, null);
        }
        if (given != null && given.how().equals("LATER") && material.necessity() == ItemContent.Necessity.TOLERABLE) {
            return HandedIn.of(key, HandedIn.How.LATER);
        }
        if (material.necessity() == ItemContent.Necessity.OPTIONAL) {
            return HandedIn.of(key, HandedIn.How.LATER);
        }
        if (channel == Channel.ONLINE) {
            errors.add(error(
                    "material." + key,
                    material.necessity() == ItemContent.Necessity.TOLERABLE ? "hand-in-or-later" : "hand-in"));
        }
        return HandedIn.of(key, HandedIn.How.MISSING);
    }

    /// One's own file, or at the window one of the applicant's draft.
    private boolean mayHandIn(Actor actor, SubmitCase asked, UUID file) {
        return files.owns(actor, file) || (actor.isStaff() && files.owns(Actor.person(asked.applicant(), 1), file));
    }

    void bind(List<HandedIn> materials, CaseNumber number) {
        materials.stream()
                .flatMap(it -> it.files().stream())
                .forEach(it -> files.bind(it, "acceptance", number.value()));
    }

    private FieldError error(String field, String what) {
        return new FieldError(field, words.of("fault." + what));
    }

    /// New files for materials that were found missing; only those that were asked for.
    List<HandedIn> supplement(Actor actor, ServiceCase it, Map<String, List<UUID>> given) {
        var changed = new ArrayList<HandedIn>();
        var errors = new ArrayList<FieldError>();
        given.forEach((key, ids) -> {
            var before = it.material(key);
            if (!ids.stream().allMatch(id -> files.owns(actor, id))) {
                errors.add(error("material." + key, "file-unknown"));
            } else if (!ids.isEmpty()) {
                var all = new ArrayList<>(before.files());
                all.addAll(ids);
                changed.add(HandedIn.files(key, all));
            }
        });
        if (changed.isEmpty() && errors.isEmpty()) {
            errors.add(error("materials", "hand-in-something"));
        }
        if (!errors.isEmpty()) {
            throw new ApplicationIncomplete(errors);
        }
        return changed;
    }
}
