package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.AuditTrail;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Regions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The trail for its administrators (审计): they see everything within reach and can change nothing.
@RestController
@RequestMapping("/api/staff/audit-entries")
class AuditController {

    /// A row of the trail; staff by account and name, persons by identifier only.
    record Row(
            UUID id,
            Instant at,
            Actor.Kind kind,
            UUID actor,
            @Nullable String account,
            @Nullable String name,
            String operation,
            String object,
            int status,
            @Nullable String purpose,
            String traceId) {}

    private final AuditTrail trail;
    private final Staff staff;

    AuditController(AuditTrail trail, Staff staff) {
        this.trail = trail;
        this.staff = staff;
    }

    /// Of one member by account, of one object, or, for whoever audits the whole province, of everybody.
    @GetMapping
    @Transactional(readOnly = true)
    @Opened(to = Audience.STAFF, permission = Role.AUDIT, audit = "staff.read-audit")
    Page<Row> entries(
            Actor actor,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String operation,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit, 50, 100);
        if (!account.isBlank()) {
            return trail.by(staff.within(actor, Role.AUDIT, account.strip()).id(), after, most)
                    .map(this::row);
        }
        if (actor.scope().reaches(Role.AUDIT).stream()
                .noneMatch(it -> it.region().equals(Regions.PROVINCE) && it.organisation() == null)) {
            throw new StaffUnknown();
        }
        var page = object.isBlank() || operation.isBlank()
                ? trail.all(after, most)
                : trail.of(operation.strip(), object.strip(), after, most);
        return page.map(this::row);
    }

    private Row row(AuditTrail.Entry entry) {
        var member = entry.actorKind() == Actor.Kind.STAFF ? staff.requireMember(entry.actor()) : null;
        return new Row(
                entry.id(),
                entry.at(),
                entry.actorKind(),
                entry.actor(),
                member == null ? null : member.account(),
                member == null ? null : member.name(),
                entry.operation(),
                entry.object(),
                entry.status(),
                entry.purpose(),
                entry.traceId());
    }
}
