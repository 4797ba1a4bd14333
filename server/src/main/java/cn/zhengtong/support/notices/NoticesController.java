package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.RuleViolation;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk of those who watch over the short messages, and the door for the gateway's reports.
@RestController
@RequestMapping("/api/notices")
class NoticesController {

    static final String OPERATE = "notices.operate";

    record Retried(int messages) {}

    record Simulator(Behaviour behaviour) {}

    private final QueueView view;
    private final SmsQueue queue;
    private final SimulatedLine simulated;
    private final DeliveryReports reports;
    private final ZhengtongSettings house;

    NoticesController(
            QueueView view, SmsQueue queue, SimulatedLine simulated, DeliveryReports reports, ZhengtongSettings house) {
        this.view = view;
        this.queue = queue;
        this.simulated = simulated;
        this.reports = reports;
        this.house = house;
    }

    @GetMapping("/queue")
    @Opened(to = Audience.STAFF, permission = OPERATE)
    QueueView.Figures queue() {
        return view.figures();
    }

    @GetMapping("/failures")
    @Opened(to = Audience.STAFF, permission = OPERATE, audit = "notices.failures")
    Page<QueueView.Failure> failures(
            @RequestParam(defaultValue = "DEAD") SmsQueue.State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return view.failures(state, after, Page.limit(limit, 30, 100), locale);
    }

    @PostMapping("/failures/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = OPERATE, audit = "notices.retry")
    void retry(@PathVariable UUID id) {
        if (!queue.retry(id)) {
            throw new FailureUnknown();
        }
    }

    @PostMapping("/failures/retry")
    @Opened(to = Audience.STAFF, permission = OPERATE, audit = "notices.retry-all")
    Retried retryAll(@RequestParam(defaultValue = "DEAD") SmsQueue.State state) {
        return new Retried(queue.retryAll(state));
    }

    @PutMapping("/simulator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = OPERATE, audit = "notices.simulator")
    void behave(@RequestBody Simulator wanted) {
        if (!house.demo()) {
            throw new DemoMessagePages.NoDemo();
        }
        simulated.behave(wanted.behaviour());
    }

    /// Signed by the gateway with the secret that both share; nobody signs in.
    @PostMapping("/delivery-reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.PUBLIC)
    void report(
            @RequestBody String body,
            @RequestHeader(name = Envelope.TIMESTAMP, defaultValue = "0") long timestamp,
            @RequestHeader(name = Envelope.SIGNATURE, defaultValue = "") String signature) {
        reports.receive(new Envelope(body, timestamp, signature));
    }

    /// Nothing has failed under this identifier, or somebody was faster.
    static class FailureUnknown extends RuleViolation {
        FailureUnknown() {
            super("notices.failure-unknown", Kind.UNKNOWN, "Nothing has failed under this identifier");
        }
    }
}
