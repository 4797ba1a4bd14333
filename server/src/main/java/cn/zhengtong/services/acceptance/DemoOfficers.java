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

    private static final String SURNAMES = "何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳";
    private static final List<String> GIVEN = List.of("思齐", "怀瑾", "若谷", "致远", "明哲", "静姝", "嘉树", "修远", "文渊", "子衿", "云舒");

    private final Staff staff;

    DemoOfficers(Staff staff) {
        this.staff = staff;
    }

    Team of(RegionCode city) {
        return new Team(
                officer(city, "handler", 0, "承办人"),
                officer(city, "reviewer", 1, "审核人"),
                officer(city, "decider", 2, "负责人"));
    }

    private Actor officer(RegionCode city, String role, int place, String title) {
        var account = "demo." + role + "." + city.value();
        var member = staff.find(account).orElseGet(() -> hire(city, role, account, name(city, place), title));
        var post = staff.posts(member.id()).getFirst();
        return Actor.staff(member.id(), member.name(), staff.scopeOf(post.id()));
    }

    /// Invented, and another one in each city.
    private static String name(RegionCode city, int place) {
        int at = Integer.parseInt(city.value().substring(2)) * 3 + place;
        return SURNAMES.charAt(at % SURNAMES.length()) + GIVEN.get(at % GIVEN.size());
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
