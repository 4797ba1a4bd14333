package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.TaskCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Applying and looking at one's own cases by program: the mini-program and third-party channels use it.
@RestController
@RequestMapping("/api/acceptance/applications")
class ApplicationController {

    /// What is handed in; the applicant is whoever is signed in.
    record Application(
            @Nullable String firm,
            TaskCode taskCode,
            @Nullable Map<String, String> situations,
            @Nullable Map<String, Object> form,
            @Nullable Map<String, SubmitCase.Given> materials,
            @Nullable String delivery) {

        SubmitCase by(Actor actor) {
            return new SubmitCase(
                    actor.id(),
                    firm,
                    taskCode,
                    situations == null ? Map.of() : situations,
                    form == null ? Map.of() : form,
                    materials == null ? Map.of() : materials,
                    delivery == null ? "ELECTRONIC" : delivery);
        }
    }

    record Submitted(CaseNumber number) {}

    private final Acceptance acceptance;
    private final CaseList list;

    ApplicationController(Acceptance acceptance, CaseList list) {
        this.acceptance = acceptance;
        this.list = list;
    }

    /// Without an idempotency key a repeated request would be a second application: so it is needed.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.PERSON, audit = "acceptance.submit")
    Submitted submit(Actor actor, @RequestHeader("Idempotency-Key") String once, @RequestBody Application application) {
        return new Submitted(acceptance.submit(actor, application.by(actor), once));
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    Page<CaseList.Row> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.of(actor.id(), after, Page.limit(limit, 20, 100));
    }
}
