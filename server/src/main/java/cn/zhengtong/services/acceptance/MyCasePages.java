package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.kernel.RuleViolation.FieldError;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.ratings.Ratings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// The applicant's own cases: a line of dated facts, who holds the ball until when, and what one can do.
@Controller
@RequestMapping("/my/cases")
class MyCasePages {

    private static final int ROWS = 20;

    private final CaseList list;
    private final CaseDesk desk;
    private final Acceptance acceptance;
    private final FileStore files;
    private final Ratings ratings;
    private final BusinessClock clock;
    private final ActionWords words;

    MyCasePages(
            CaseList list,
            CaseDesk desk,
            Acceptance acceptance,
            FileStore files,
            Ratings ratings,
            BusinessClock clock,
            ActionWords words) {
        this.list = list;
        this.desk = desk;
        this.acceptance = acceptance;
        this.files = files;
        this.ratings = ratings;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String mine(Actor actor, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("cases", list.of(actor.id(), after, ROWS));
        return "acceptance/my-cases";
    }

    @GetMapping("/{number:\\d+}")
    @Opened(to = Audience.PERSON)
    String one(Actor actor, @PathVariable CaseNumber number, Model model) {
        var it = owned(actor, number);
        model.addAttribute("c", desk.open(actor, number, "/my/cases/" + number.value()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", BusinessClock.ZONE);
        model.addAttribute("canWithdraw", EndingActions.isUndecided(it));
        model.addAttribute("canAskHearing", acceptance.mayAskForHearing(it));
        model.addAttribute(
                "rating",
                ratings.of("acceptance", number.value(), "case-closed").orElse(null));
        return "acceptance/my-case";
    }

    @GetMapping("/{number:\\d+}/supplement")
    @Opened(to = Audience.PERSON)
    String supplementPage(Actor actor, @PathVariable CaseNumber number, Model model) {
        return supplementPage(actor, number, List.of(), model);
    }

    private String supplementPage(Actor actor, CaseNumber number, List<FieldError> errors, Model model) {
        var it = owned(actor, number);
        if (it.status() != CaseStatus.SUPPLEMENT_PENDING) {
            return "redirect:/my/cases/" + number.value();
        }
        model.addAttribute("c", desk.open(actor, number, "/my/cases/" + number.value()));
        model.addAttribute("missing", it.facts.getOrDefault("missing", List.of()));
        model.addAttribute("errors", errors);
        model.addAttribute("once", UUID.randomUUID().toString());
        return "acceptance/supplement";
    }

    /// Without scripts the files come with the form.
    @PostMapping("/{number:\\d+}/supplement")
    @Opened(to = Audience.PERSON, audit = "acceptance.supplement")
    String supplement(
            Actor actor,
            @PathVariable CaseNumber number,
            @RequestParam String once,
            MultipartHttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        owned(actor, number);
        var given = new HashMap<String, List<UUID>>();
        try {
            for (var entry : request.getMultiFileMap().entrySet()) {
                for (var part : entry.getValue()) {
                    if (entry.getKey().startsWith("m.") && !part.isEmpty()) {
                        try (var content = part.getInputStream()) {
                            var file = files.store(actor, String.valueOf(part.getOriginalFilename()), content);
                            given.computeIfAbsent(entry.getKey().substring(2), key -> new ArrayList<>())
                                    .add(file.id());
                        }
                    }
                }
            }
            acceptance.supplement(actor, number, given, once);
            return "redirect:/my/cases/" + number.value();
        } catch (RuleViolation refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = refused.fieldErrors().isEmpty()
                    ? List.of(new FieldError("materials", words.refusal(refused)))
                    : refused.fieldErrors();
            return supplementPage(actor, number, errors, model);
        }
    }

    @PostMapping("/{number:\\d+}/withdrawal")
    @Opened(to = Audience.PERSON, audit = "acceptance.withdraw")
    String withdraw(Actor actor, @PathVariable CaseNumber number, @RequestParam(defaultValue = "") String reasons) {
        acceptance.withdraw(actor, number, reasons.length() > 500 ? reasons.substring(0, 500) : reasons);
        return "redirect:/my/cases/" + number.value();
    }

    @PostMapping("/{number:\\d+}/hearing-request")
    @Opened(to = Audience.PERSON, audit = "acceptance.ask-hearing")
    String askForHearing(Actor actor, @PathVariable CaseNumber number) {
        acceptance.askForHearing(actor, number);
        return "redirect:/my/cases/" + number.value();
    }

    /// 收件凭证: made when the applicant wants it, with the date of the submission on it.
    @PostMapping("/{number:\\d+}/receipt")
    @Opened(to = Audience.PERSON, audit = "acceptance.receipt")
    String receipt(Actor actor, @PathVariable CaseNumber number) {
        owned(actor, number);
        return "redirect:/my/cases/" + number.value() + "/documents/" + acceptance.receipt(actor, number);
    }

    @GetMapping("/{number:\\d+}/documents/{id}")
    @Opened(to = Audience.PERSON)
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable CaseNumber number, @PathVariable UUID id) {
        return CaseController.pdf(desk.paper(actor, number, id), number.value());
    }

    @GetMapping("/{number:\\d+}/files/{id}")
    @Opened(to = Audience.PERSON)
    ResponseEntity<Resource> file(Actor actor, @PathVariable CaseNumber number, @PathVariable UUID id) {
        return CaseController.file(desk, actor, number, id);
    }

    @GetMapping("/{number:\\d+}/licence")
    @Opened(to = Audience.PERSON)
    String licence(Actor actor, @PathVariable CaseNumber number) {
        var licence = owned(actor, number).licence;
        if (licence == null) {
            throw new CaseUnknown(number.value());
        }
        return "redirect:/my/licences/" + licence;
    }

    private ServiceCase owned(Actor actor, CaseNumber number) {
        var it = desk.require(actor, number);
        CaseAccess.mustOwn(actor, it);
        return it;
    }
}
