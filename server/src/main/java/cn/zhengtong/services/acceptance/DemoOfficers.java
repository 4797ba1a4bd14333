package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.staff.Member;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.util.List;
import org.springframework.stereotype.Component;

/// Three officers in each city of the demo who lead its invented cases; members of staff like all others,
/// without accounts.
@Component
class DemoOfficers {

    /// Handler, reviewer and head.
    record Team(Actor handler, Actor reviewer, Actor head) {
        List<Actor> all() {
            return List.of(handler, reviewer, head);
        }
    }

    private final Staff staff;

    DemoOfficers(Staff staff) {
        this.staff = staff;
    }

    Team of(RegionCode city) {
        return new Team(
                officer(city, "handler", "经办", "承办人"),
                officer(city, "reviewer", "复核", "审核人"),
                officer(city, "decider", "主任", "负责人"));
    }

    private Actor officer(RegionCode city, String role, String name, String title) {
        var account = "demo." + role + "." + city.value();
        var member = staff.find(account).orElseGet(() -> hire(city, role, account, name + city.value(), title));
        var post = staff.posts(member.id()).getFirst();
        return Actor.staff(member.id(), member.name(), staff.scopeOf(post.id()));
    }

    private Member hire(RegionCode city, String role, String account, String name, String title) {
        var member = staff.hire(
                Actor.PROGRAM, account, name, title, new OrganisationCode(city.sixDigits() + "-GOVERNMENT_SERVICES"));
        var post = staff.posts(member.id()).getFirst();
        var grant = staff.propose(Actor.PROGRAM, new ProposeGrant(post.id(), role, city, null, null, null, "demo"));
        staff.approve(Actor.PROGRAM, grant);
        return member;
    }
}
