package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// People and staff of the demo province, made by the product's own operations. Their numbers pass every check
/// and belong to no one.
@Component
@Order(20)
class Demo implements ApplicationRunner {

    /// Shown on the sign-in pages of the demo, and nowhere else valid.
    static final String PASSWORD = "zhengtong-2026";

    /// A demo account as the sign-in pages list it.
    record DemoAccount(String account, String title) {}

    private record Seat(String account, String name, String title, String body, String role, String region) {}

    private static final List<Seat> STAFF = List.of(
            new Seat("clerk.xuanwu", "林小满", "玄武区综合窗口人员", "320102-GOVERNMENT_SERVICES", "window-clerk", "320102"),
            new Seat(
                    "clerk.village",
                    "吴小桥",
                    "玄武区梅园新村街道便民服务点人员",
                    "320102-GOVERNMENT_SERVICES",
                    "window-clerk",
                    "320102002"),
            new Seat("handler.xuanwu", "王一宁", "玄武区市场监管局承办人", "320102-MARKET", "handler", "320102"),
            new Seat("reviewer.xuanwu", "周敏", "玄武区市场监管局审核人", "320102-MARKET", "reviewer", "320102"),
            new Seat("decider.xuanwu", "刘晨", "玄武区市场监管局负责人", "320102-MARKET", "decider", "320102"),
            new Seat("handler.employment", "许一诺", "玄武区人社局承办人", "320102-HUMAN_RESOURCES", "handler", "320102"),
            new Seat("reviewer.employment", "冯书瑶", "玄武区人社局审核人", "320102-HUMAN_RESOURCES", "reviewer", "320102"),
            new Seat("decider.employment", "韩景行", "玄武区人社局负责人", "320102-HUMAN_RESOURCES", "decider", "320102"),
            new Seat("keeper.seals", "方守印", "玄武区市场监管局印章管理人员", "320102-MARKET", "seal-keeper", "320102"),
            new Seat("ratings.xuanwu", "乔回音", "玄武区市场监管局好差评处理人员", "320102-MARKET", "rating-handler", "320102"),
            new Seat(
                    "ratings.nanjing",
                    "纪复言",
                    "南京市政务办好差评复核回访人员",
                    "320100-GOVERNMENT_SERVICES",
                    "rating-arbiter",
                    "3201"),
            new Seat("supervisor.province", "严察", "省政务办电子监察人员", "320000-GOVERNMENT_SERVICES", "supervisor", "32"),
            new Seat("operator.province", "夜明", "省政务办运行值守人员", "320000-GOVERNMENT_SERVICES", "operator", "32"),
            new Seat("keeper.province", "徐知夏", "省政务办事项维护人员", "320000-GOVERNMENT_SERVICES", "item-keeper", "32"),
            new Seat("approver.province", "沈清和", "省政务办事项审核人员", "320000-GOVERNMENT_SERVICES", "item-approver", "32"),
            new Seat("calendar.province", "顾长安", "省政务办日历维护人员", "320000-GOVERNMENT_SERVICES", "calendar-keeper", "32"),
            new Seat("leader.province", "陆远山", "省领导", "320000-GOVERNMENT_SERVICES", "leader", "32"),
            new Seat("system.admin", "何立本", "系统管理员", "320000-GOVERNMENT_SERVICES", "system-admin", "32"),
            new Seat("security.admin", "高守正", "安全管理员", "320000-GOVERNMENT_SERVICES", "security-admin", "32"),
            new Seat("security.second", "丁复核", "安全管理员（复核）", "320000-GOVERNMENT_SERVICES", "security-admin", "32"),
            new Seat("audit.admin", "秦明鉴", "审计管理员", "320000-GOVERNMENT_SERVICES", "audit-admin", "32"));

    private final ZhengtongSettings settings;
    private final Staff staff;
    private final SignIn signIn;
    private final Parties parties;

    Demo(ZhengtongSettings settings, Staff staff, SignIn signIn, Parties parties) {
        this.settings = settings;
        this.staff = staff;
        this.signIn = signIn;
        this.parties = parties;
    }

    boolean on() {
        return settings.demo();
    }

    List<DemoAccount> accounts() {
        return STAFF.stream()
                .map(it -> new DemoAccount(it.account(), it.title() + " " + it.name()))
                .toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!on()) {
            return;
        }
        STAFF.stream().filter(it -> staff.find(it.account()).isEmpty()).forEach(this::hire);
        person(
                "陈佳禾",
                "32990119900318284",
                "13800005170",
                "91320102MA7KD3F29",
                "南京拾盏茶饮有限公司",
                "南京市玄武区丹凤街 88 号 1 层 102 室");
        person("王秀英", "32990119560512002", "13800005171", null, "", "");
        person("李想", "32990119850701013", "13800005172", null, "", "");
    }

    private void hire(Seat seat) {
        var member =
                staff.hire(Actor.PROGRAM, seat.account(), seat.name(), seat.title(), new OrganisationCode(seat.body()));
        signIn.openStaffAccount(seat.account(), PASSWORD);
        var post = staff.posts(member.id()).getFirst();
        staff.approve(
                Actor.PROGRAM,
                staff.propose(
                        Actor.PROGRAM,
                        new ProposeGrant(
                                post.id(),
                                seat.role(),
                                new RegionCode(seat.region()),
                                reachOf(seat),
                                null,
                                null,
                                "demo")));
    }

    /// Those who decide act for their own body only; windows, keepers and leaders for the whole division.
    private static @org.jspecify.annotations.Nullable OrganisationCode reachOf(Seat seat) {
        return seat.body().endsWith("-GOVERNMENT_SERVICES") ? null : new OrganisationCode(seat.body());
    }

    private void person(
            String name,
            String numberWithoutCheck,
            String mobile,
            @org.jspecify.annotations.Nullable String firmWithoutCheck,
            String firm,
            String address) {
        var number = new CitizenNumber(numberWithoutCheck + CitizenNumber.checkCharacter(numberWithoutCheck));
        if (parties.find(number).isPresent()) {
            return;
        }
        var person = signIn.registerWithoutCode(
                Actor.PROGRAM, new PersonName(name), number, new MobileNumber(mobile), PASSWORD);
        if (firmWithoutCheck != null) {
            var code = firmWithoutCheck + cn.zhengtong.kernel.CreditCode.checkCharacter(firmWithoutCheck);
            parties.registerFirm(person.id(), code, firm, address);
        }
    }
}
