package cn.zhengtong.support.staff;

import java.util.List;
import java.util.Set;

/// A role 角色 and the permissions it brings. The three administrators are apart: none can create an account,
/// grant a right and
/// read the trail at once (三员分立, GB/T 22239).
public record Role(String code, String name, Set<String> permissions) {

    public static final String ACCOUNTS = "staff.accounts";
    public static final String GRANTS = "staff.grants";
    public static final String AUDIT = "staff.audit";

    /// What the product ships; a province may change the names and permissions.
    static final List<Role> SHIPPED = List.of(
            new Role("system-admin", "系统管理员", Set.of(ACCOUNTS)),
            new Role("security-admin", "安全管理员", Set.of(GRANTS)),
            new Role("audit-admin", "审计管理员", Set.of(AUDIT)),
            new Role("item-keeper", "事项维护人员", Set.of("catalog.edit", "catalog.import")),
            new Role("item-approver", "事项审核人员", Set.of("catalog.edit", "catalog.publish", "workflow.publish")),
            new Role("calendar-keeper", "日历维护人员", Set.of("calendar.edit")),
            new Role("seal-keeper", "印章管理人员", Set.of("seals.keep")),
            new Role(
                    "window-clerk",
                    "窗口人员",
                    Set.of("acceptance.receive", "acceptance.instant", "acceptance.read", "ratings.ask")),
            new Role(
                    "handler",
                    "承办人",
                    Set.of(
                            "acceptance.accept",
                            "acceptance.instant",
                            "acceptance.examine",
                            "acceptance.visit",
                            "acceptance.deliver",
                            "acceptance.read",
                            "ratings.handle",
                            "ratings.read")),
            new Role("reviewer", "审核人", Set.of("acceptance.review", "acceptance.visit", "acceptance.read")),
            new Role(
                    "decider",
                    "负责人",
                    Set.of(
                            "acceptance.decide",
                            "acceptance.extend",
                            "acceptance.hand-over",
                            "acceptance.read",
                            "licences.end")),
            new Role("rating-handler", "好差评处理人员", Set.of("ratings.handle", "ratings.read")),
            new Role("rating-arbiter", "好差评复核回访人员", Set.of("ratings.review", "ratings.call-back", "ratings.read")),
            new Role(
                    "supervisor",
                    "电子监察人员",
                    Set.of("acceptance.read", "acceptance.supervise", "workflow.supervise", "ratings.read")),
            new Role("operator", "运行值守人员", Set.of("notices.operate", "acceptance.read")),
            new Role("leader", "领导", Set.of("acceptance.read", "portal.dashboard", "ratings.read")));
}
