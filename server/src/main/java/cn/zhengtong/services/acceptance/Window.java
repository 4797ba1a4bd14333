package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.CatalogCode;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.forms.Drafts;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.regions.Regions;
import cn.zhengtong.support.staff.Staff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What a clerk at a window does for the person before it (综合窗口, 代收): no power to decide comes with it.
@Component
@Transactional
class Window {

    private static final int HITS = 12;

    /// An application as the clerk hands it in.
    ///
    /// @param materials material key → file identifiers, or one of LICENCE, PAPER, LATER
    record Handed(
            UUID person,
            @Nullable FirmGiven firm,
            TaskCode taskCode,
            @Nullable Map<String, String> situations,
            @Nullable Map<String, Object> form,
            @Nullable Map<String, Object> materials,
            @Nullable String delivery) {}

    /// A firm as it stands on the business licence that the person shows.
    record FirmGiven(String creditCode, String name, String address) {}

    private final Acceptance acceptance;
    private final Catalog catalog;
    private final Regions regions;
    private final Parties parties;
    private final Staff staff;
    private final Drafts drafts;
    private final ActionWords words;
    private final JsonMapper json;

    Window(
            Acceptance acceptance,
            Catalog catalog,
            Regions regions,
            Parties parties,
            Staff staff,
            Drafts drafts,
            ActionWords words,
            JsonMapper json) {
        this.acceptance = acceptance;
        this.catalog = catalog;
        this.regions = regions;
        this.parties = parties;
        this.staff = staff;
        this.drafts = drafts;
        this.words = words;
        this.json = json;
    }

    /// Reads who stands there; a card typed by hand needs a second clerk who saw it too.
    WindowController.KnownPerson person(Actor clerk, WindowController.Standing standing) {
        var errors = new ArrayList<FieldError>();
        var name = read("name", standing.name(), PersonName::new, errors);
        var number = read("number", standing.number(), CitizenNumber::new, errors);
        var typed = standing.mobile() == null ? "" : standing.mobile().strip();
        var mobile = typed.isEmpty() ? null : read("mobile", typed, MobileNumber::new, errors);
        var second = second(clerk, standing, errors);
        if (!errors.isEmpty()) {
            throw new ApplicationIncomplete(errors);
        }
        var person = parties.registerAtWindow(
                clerk, Objects.requireNonNull(name), Objects.requireNonNull(number), mobile, second);
        return new WindowController.KnownPerson(person.id(), person.maskedName());
    }

    private @Nullable UUID second(Actor clerk, WindowController.Standing standing, List<FieldError> errors) {
        var account =
                standing.secondClerk() == null ? "" : standing.secondClerk().strip();
        if (account.isEmpty()) {
            if (!"CARD_READER".equals(standing.proof())) {
                errors.add(new FieldError("secondClerk", words.of("fault.second-clerk")));
            }
            return null;
        }
        var colleague = staff.find(account).filter(it -> !it.left() && !it.id().equals(clerk.id()));
        var here = clerk.scope().reaches(CaseAccess.RECEIVE).stream()
                .anyMatch(reach -> colleague.isPresent()
                        && staff.posts(colleague.get().id()).stream()
                                .anyMatch(post -> post.region().liesIn(reach.region())
                                        || reach.region().liesIn(post.region())));
        if (!here) {
            errors.add(new FieldError("secondClerk", words.of("fault.second-clerk-unknown")));
            return null;
        }
        return colleague.get().id();
    }

    private <T> @Nullable T read(
            String field,
            @Nullable String text,
            java.util.function.Function<String, T> reading,
            List<FieldError> errors) {
        try {
            return reading.apply(text == null ? "" : text.strip());
        } catch (IllegalArgumentException unreadable) {
            errors.add(new FieldError(field, words.of("fault." + field)));
            return null;
        }
    }

    @Transactional(readOnly = true)
    Page<WindowController.Hit> items(Actor clerk, String question) {
        if (question.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var region = clerk.scope().reaches(CaseAccess.RECEIVE).getFirst().region();
        var hits = catalog.search(question, HITS).stream()
                .flatMap(hit -> catalog.nearest(new CatalogCode(hit.code()), region).stream())
                .map(guide -> new WindowController.Hit(
                        guide.code().value(),
                        guide.content().name(),
                        guide.body().name(),
                        regions.require(guide.body().region()).name()))
                .toList();
        return new Page<>(hits, null);
    }

    @Transactional(readOnly = true)
    WindowController.WindowGuide guide(TaskCode code) {
        var guide = acceptance.guide(code);
        var content = guide.content();
        return new WindowController.WindowGuide(
                code.value(),
                content.name(),
                new WindowController.Named(
                        guide.body().code().value(), guide.body().name()),
                content.form(),
                content.materials(),
                content.situations());
    }

    /// A firm that is not known yet is taken in with the person who stands for it.
    private @Nullable String firm(UUID person, @Nullable FirmGiven given) {
        if (given == null) {
            return null;
        }
        var code = given.creditCode().strip().toUpperCase(Locale.ROOT);
        var known = parties.firmsOf(person).stream()
                .anyMatch(it -> it.creditCode().value().equals(code));
        return known
                ? code
                : parties.registerFirm(person, code, given.name(), given.address())
                        .creditCode()
                        .value();
    }

    WindowController.Taken submit(Actor clerk, Handed handed, @Nullable String once) {
        var materials = new HashMap<String, SubmitCase.Given>();
        if (handed.materials() != null) {
            handed.materials().forEach((key, value) -> materials.put(key, given(value)));
        }
        var number = acceptance.submitAtWindow(
                clerk,
                new SubmitCase(
                        handed.person(),
                        firm(handed.person(), handed.firm()),
                        handed.taskCode(),
                        orEmptyMap(handed.situations()),
                        handed.form() == null ? Map.of() : handed.form(),
                        materials,
                        handed.delivery() == null ? "WINDOW" : handed.delivery()),
                once);
        var receipt = acceptance.receipt(clerk, number);
        return new WindowController.Taken(
                number,
                new WindowController.Receipt(
                        receipt, "/api/acceptance/cases/" + number.value() + "/documents/" + receipt));
    }

    private static SubmitCase.Given given(Object value) {
        try {
            return value instanceof List<?> ids
                    ? new SubmitCase.Given(
                            "FILES",
                            ids.stream()
                                    .map(it -> UUID.fromString(String.valueOf(it)))
                                    .toList())
                    : new SubmitCase.Given(String.valueOf(value), List.of());
        } catch (IllegalArgumentException unreadable) {
            throw new MaterialUnreadable();
        }
    }

    WindowController.Continued draft(String code) {
        var draft = drafts.byCode(code);
        if (!draft.purpose().startsWith("apply:")) {
            throw new CaseUnknown("-");
        }
        var person = parties.require(draft.owner());
        var content = json.convertValue(draft.content(), ApplicationDraft.class);
        var firm = parties.firmsOf(person.id()).stream()
                .filter(it -> it.creditCode().value().equals(content.firm()))
                .findFirst()
                .map(it -> new FirmGiven(it.creditCode().value(), it.name(), it.address()))
                .orElse(null);
        var materials = new HashMap<String, Object>();
        content.materials()
                .forEach((key, given) -> materials.put(key, given.how().equals("FILES") ? given.files() : given.how()));
        return new WindowController.Continued(
                new WindowController.KnownPerson(person.id(), person.maskedName()),
                draft.purpose().substring("apply:".length()),
                firm,
                content.situations(),
                content.form(),
                materials);
    }

    private static Map<String, String> orEmptyMap(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /// A material was named by something that is no file.
    static class MaterialUnreadable extends RuleViolation {
        MaterialUnreadable() {
            super(
                    "acceptance.material-unreadable",
                    Kind.REFUSED,
                    "A material is neither a list of files nor a known word");
        }
    }
}
