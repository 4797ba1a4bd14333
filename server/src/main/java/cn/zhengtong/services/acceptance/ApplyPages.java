package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.parties.Parties;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Applying on line, one page a step; every step works without scripts and can be left at any time.
@Controller
@RequestMapping("/apply/{code}")
class ApplyPages {

    private final Applying applying;
    private final Parties parties;
    private final ActionWords words;

    ApplyPages(Applying applying, Parties parties, ActionWords words) {
        this.applying = applying;
        this.parties = parties;
        this.words = words;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String begin(Actor actor, @PathVariable TaskCode code) {
        return to(code, applying.nextStep(applying.open(actor, code)));
    }

    @GetMapping("/{step:applicant|form|materials|check|q-[a-zA-Z0-9_-]+}")
    @Opened(to = Audience.PERSON)
    String step(Actor actor, @PathVariable TaskCode code, @PathVariable String step, Model model) {
        var open = applying.open(actor, code);
        if (!open.steps().contains(step)) {
            return to(code, applying.nextStep(open));
        }
        return show(actor, open, step, open.content().form(), List.of(), model);
    }

    @PostMapping("/applicant")
    @Opened(to = Audience.PERSON, audit = "acceptance.draft")
    String applicant(
            Actor actor,
            @PathVariable TaskCode code,
            @RequestParam(defaultValue = "") String applicant,
            HttpServletResponse response,
            Model model) {
        var open = applying.open(actor, code);
        if (!Applying.applicants(open.guide().content(), open.firms()).contains(applicant)) {
            return again(
                    actor,
                    open,
                    Applying.APPLICANT,
                    open.content().form(),
                    List.of(fault("applicant", "choose")),
                    response,
                    model);
        }
        applying.save(actor, open, open.content().applicant(applicant));
        return to(code, open.after(Applying.APPLICANT));
    }

    @PostMapping("/q-{key}")
    @Opened(to = Audience.PERSON, audit = "acceptance.draft")
    String situation(
            Actor actor,
            @PathVariable TaskCode code,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String option,
            HttpServletResponse response,
            Model model) {
        var open = applying.open(actor, code);
        var answered = open.content().situation(key, option);
        if (Requirements.unanswered(open.guide().content(), answered.situations()).stream()
                .anyMatch(it -> it.key().equals(key))) {
            return again(
                    actor,
                    open,
                    "q-" + key,
                    open.content().form(),
                    List.of(fault("option", "choose")),
                    response,
                    model);
        }
        applying.save(actor, open, answered);
        return to(code, open.after("q-" + key));
    }

    /// What was typed is kept also when something is wrong with it.
    @PostMapping("/form")
    @Opened(to = Audience.PERSON, audit = "acceptance.draft")
    String form(
            Actor actor,
            @PathVariable TaskCode code,
            @RequestParam MultiValueMap<String, String> posted,
            HttpServletResponse response,
            Model model) {
        var open = applying.open(actor, code);
        var schema = schema(open);
        var values = applying.forms().read(schema, posted);
        applying.save(actor, open, open.content().form(values));
        var errors = applying.forms().validate(schema, values, words.locale());
        if (!errors.isEmpty() && !posted.containsKey("later")) {
            return again(actor, applying.open(actor, code), Applying.FORM, values, errors, response, model);
        }
        return posted.containsKey("later") ? "redirect:/my/drafts" : to(code, Applying.MATERIALS);
    }

    @PostMapping("/materials")
    @Opened(to = Audience.PERSON, audit = "acceptance.draft")
    String materials(
            Actor actor,
            @PathVariable TaskCode code,
            MultipartHttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var errors = new ArrayList<FieldError>();
        for (var entry : request.getMultiFileMap().entrySet()) {
            var key = entry.getKey().startsWith("m.") ? entry.getKey().substring(2) : "";
            for (var part : entry.getValue()) {
                if (key.isEmpty() || part.isEmpty()) {
                    continue;
                }
                try (var content = part.getInputStream()) {
                    applying.attach(actor, code, key, String.valueOf(part.getOriginalFilename()), content);
                } catch (RuleViolation refused) {
                    errors.add(new FieldError("material." + key, words.refusal(refused)));
                }
            }
        }
        var removed = request.getParameter("remove");
        if (removed != null) {
            applying.take(actor, code, uuid(removed));
        }
        var open = applying.open(actor, code);
        var content = open.content();
        for (var need : applying.needs(actor, open)) {
            var key = need.material().key();
            if (content.materials().containsKey(key)
                    && !content.materials().get(key).files().isEmpty()) {
                continue;
            }
            content = content.material(
                    key,
                    request.getParameter("later." + key) == null ? null : new SubmitCase.Given("LATER", List.of()));
        }
        var delivery = request.getParameter("delivery");
        applying.save(actor, open, delivery == null ? content : content.delivery(delivery));
        if (!errors.isEmpty()) {
            return again(
                    actor, applying.open(actor, code), Applying.MATERIALS, content.form(), errors, response, model);
        }
        return to(code, request.getParameter("next") == null ? Applying.MATERIALS : Applying.CHECK);
    }

    /// Files that the upload script has sent part by part.
    @PostMapping("/materials/{key}/files")
    @Opened(to = Audience.PERSON, audit = "acceptance.draft")
    String uploaded(Actor actor, @PathVariable TaskCode code, @PathVariable String key, @RequestParam List<UUID> file) {
        applying.add(actor, code, key, file);
        return to(code, Applying.MATERIALS);
    }

    @PostMapping("/submission")
    @Opened(to = Audience.PERSON, audit = "acceptance.submit")
    String submit(
            Actor actor,
            @PathVariable TaskCode code,
            @RequestParam String once,
            HttpServletResponse response,
            Model model) {
        try {
            return "redirect:/my/cases/" + applying.submit(actor, code, once).value() + "?new";
        } catch (ApplicationIncomplete incomplete) {
            var open = applying.open(actor, code);
            return again(actor, open, Applying.CHECK, open.content().form(), incomplete.fieldErrors(), response, model);
        }
    }

    private String again(
            Actor actor,
            Applying.Open open,
            String step,
            Map<String, Object> values,
            List<FieldError> errors,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(actor, open, step, values, errors, model);
    }

    private String show(
            Actor actor,
            Applying.Open open,
            String step,
            Map<String, Object> values,
            List<FieldError> errors,
            Model model) {
        var content = open.guide().content();
        model.addAttribute("open", open);
        model.addAttribute("guide", open.guide());
        model.addAttribute("step", step);
        model.addAttribute("before", open.before(step));
        model.addAttribute("errors", errors);
        model.addAttribute("person", parties.require(actor.id()));
        model.addAttribute("choices", Applying.applicants(content, open.firms()));
        model.addAttribute("chosen", chosen(content, open.content()));
        content.situations().stream()
                .filter(it -> step.equals("q-" + it.key()))
                .findFirst()
                .ifPresent(it -> model.addAttribute("question", it));
        var shown = new HashMap<String, Object>(values);
        var known = applying.known(actor, open);
        known.forEach((key, value) -> shown.putIfAbsent(key, value.value()));
        model.addAttribute("form", applying.forms().view(schema(open), shown, known, errors));
        model.addAttribute("lines", applying.forms().lines(schema(open), values, words.locale()));
        model.addAttribute("needs", needs(actor, open));
        model.addAttribute("once", UUID.randomUUID().toString());
        return "acceptance/apply";
    }

    /// One material as the page shows it.
    record Shown(Requirements.Need need, List<cn.zhengtong.support.files.StoredFile> files, boolean later) {}

    private List<Shown> needs(Actor actor, Applying.Open open) {
        return applying.needs(actor, open).stream()
                .map(it -> {
                    var given = open.content().materials().get(it.material().key());
                    return new Shown(
                            it,
                            given == null
                                    ? List.of()
                                    : given.files().stream()
                                            .map(applying.files()::require)
                                            .toList(),
                            given != null && given.how().equals("LATER"));
                })
                .toList();
    }

    /// The chosen answers, as the side of the page repeats them.
    private static List<String> chosen(ItemContent content, ApplicationDraft draft) {
        return content.situations().stream()
                .flatMap(it -> it.options().stream()
                        .filter(option -> option.key().equals(draft.situations().get(it.key()))))
                .map(ItemContent.Option::label)
                .toList();
    }

    private static Map<String, Object> schema(Applying.Open open) {
        var schema = open.guide().content().form();
        return schema == null ? Map.of() : schema;
    }

    private FieldError fault(String field, String what) {
        return new FieldError(field, words.of("fault." + what));
    }

    private static UUID uuid(String text) {
        return UUID.fromString(text);
    }

    private static String to(TaskCode code, String step) {
        return "redirect:/apply/" + code.value() + "/" + step;
    }
}
