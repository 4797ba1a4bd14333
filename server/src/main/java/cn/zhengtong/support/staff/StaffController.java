package cn.zhengtong.support.staff;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk of the three administrators.
@RestController
@RequestMapping("/api/staff")
class StaffController {

    private final Staff staff;
    private final StaffLists lists;
    private final StaffAudit audit;

    StaffController(Staff staff, StaffLists lists, StaffAudit audit) {
        this.staff = staff;
        this.lists = lists;
        this.audit = audit;
    }

    record Hired(UUID id) {}

    record Hire(String account, String name, String title, OrganisationCode organisation) {}

    @GetMapping("/roles")
    @Opened(to = Audience.STAFF, permission = Role.GRANTS)
    List<Role> roles() {
        return lists.roles();
    }

    @GetMapping("/posts")
    @Opened(to = Audience.STAFF, permission = Role.ACCOUNTS)
    Page<StaffLists.PostRow> posts(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.posts(actor, Role.ACCOUNTS, q, after, Page.limit(limit, 20, 100));
    }

    @GetMapping("/grantable-posts")
    @Opened(to = Audience.STAFF, permission = Role.GRANTS)
    Page<StaffLists.PostRow> grantablePosts(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.posts(actor, Role.GRANTS, q, after, Page.limit(limit, 20, 100));
    }

    @PostMapping("/members")
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = Role.ACCOUNTS, audit = "staff.hire")
    Hired hire(Actor actor, @RequestBody Hire hire) {
        return new Hired(staff.hire(actor, hire.account(), hire.name(), hire.title(), hire.organisation())
                .id());
    }

    record SecondPost(String title, OrganisationCode organisation) {}

    @PostMapping("/members/{id}/posts")
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = Role.ACCOUNTS, audit = "staff.add-post")
    Hired addPost(Actor actor, @PathVariable UUID id, @RequestBody SecondPost post) {
        return new Hired(
                staff.addPost(actor, id, post.title(), post.organisation()).id());
    }

    @DeleteMapping("/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = Role.ACCOUNTS, audit = "staff.end-post")
    void endPost(Actor actor, @PathVariable UUID id) {
        staff.endPost(actor, id);
    }

    @PostMapping("/members/{id}/leaving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = Role.ACCOUNTS, audit = "staff.leave")
    void leave(Actor actor, @PathVariable UUID id) {
        staff.leave(actor, id);
    }

    @GetMapping("/grants")
    @Opened(to = Audience.STAFF, permission = Role.GRANTS)
    Page<StaffLists.GrantRow> grants(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.grants(actor, waiting, after, Page.limit(limit, 20, 100));
    }

    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @Opened(to = Audience.STAFF, permission = Role.GRANTS, audit = "staff.propose")
    Hired propose(Actor actor, @RequestBody ProposeGrant grant) {
        return new Hired(staff.propose(actor, grant));
    }

    @PostMapping("/grants/{id}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = Role.GRANTS, audit = "staff.approve")
    void approve(Actor actor, @PathVariable UUID id) {
        staff.approve(actor, id);
    }

    /// Who did what; newest first.
    @GetMapping("/audit")
    @Opened(to = Audience.STAFF, permission = Role.AUDIT, audit = "staff.read-audit")
    Page<StaffAudit.Row> audit(
            Actor actor,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String operation,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return audit.read(actor, account, operation, object, after, Page.limit(limit, 20, 100));
    }

    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Opened(to = Audience.STAFF, permission = Role.GRANTS, audit = "staff.revoke")
    void revoke(Actor actor, @PathVariable UUID id) {
        staff.revoke(actor, id);
    }
}
