package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.services.catalog.TaskCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The window: a clerk does for a person, also one without a phone, all that the person could do on line.
@RestController
@RequestMapping("/api/acceptance/window")
class WindowController {

    /// Who stands before the window.
    ///
    /// @param secondClerk account of another clerk who saw person and card, needed when the card is not read
    ///     by a device
    /// @param proof CARD_READER or MANUAL
    record Standing(
            String name,
            String number,
            @Nullable String mobile,
            @Nullable String secondClerk,
            String proof) {}

    record KnownPerson(UUID id, String name) {}

    record Hit(String taskCode, String name, String bodyName, String regionName) {}

    record Named(String code, String name) {}

    record WindowGuide(
            String taskCode,
            String name,
            Named body,
            @Nullable Map<String, Object> form,
            List<ItemContent.Material> materials,
            List<ItemContent.Situation> situations) {}

    record Receipt(UUID id, String url) {}

    record Taken(CaseNumber number, Receipt receiptDocument) {}

    record Code(String code) {}

    record Continued(
            KnownPerson person,
            String taskCode,
            Window.@Nullable FirmGiven firm,
            Map<String, String> situations,
            Map<String, Object> form,
            Map<String, Object> materials) {}

    private final Window window;

    WindowController(Window window) {
        this.window = window;
    }

    @PostMapping("/persons")
    @Opened(to = Audience.STAFF, permission = CaseAccess.RECEIVE, audit = "acceptance.window-person")
    KnownPerson person(Actor clerk, @RequestBody Standing standing) {
        return window.person(clerk, standing);
    }

    @GetMapping("/items")
    @Opened(to = Audience.STAFF, permission = CaseAccess.RECEIVE)
    Page<Hit> items(Actor clerk, @RequestParam String q) {
        return window.items(clerk, q.strip());
    }

    @GetMapping("/guides/{taskCode}")
    @Opened(to = Audience.STAFF, permission = CaseAccess.RECEIVE)
    WindowGuide guide(Actor clerk, @PathVariable TaskCode taskCode) {
        return window.guide(taskCode);
    }

    @PostMapping("/cases")
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = CaseAccess.RECEIVE, audit = "acceptance.window-submit")
    Taken submit(
            Actor clerk,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
            @RequestBody Window.Handed handed) {
        return window.submit(clerk, handed, once);
    }

    /// Takes up at the window what was begun on line: the person tells the code of the draft.
    @PostMapping("/drafts")
    @Opened(to = Audience.STAFF, permission = CaseAccess.RECEIVE, audit = "acceptance.window-draft")
    Continued draft(Actor clerk, @RequestBody Code code) {
        return window.draft(code.code());
    }
}
