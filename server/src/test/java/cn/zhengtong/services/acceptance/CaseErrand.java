package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.CatalogCode;
import cn.zhengtong.services.catalog.TaskCode;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.parties.Firm;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import cn.zhengtong.support.staff.Colleague;
import cn.zhengtong.support.staff.Colleagues;
import cn.zhengtong.support.staff.ProposeGrant;
import cn.zhengtong.support.staff.Staff;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// What the tests of this module need: people, firms, officers and applications for the tea shop.
@Component
class CaseErrand {

    static final CatalogCode FOOD_PERMIT = new CatalogCode("000125005001");
    static final OrganisationCode MARKET = new OrganisationCode("320102-MARKET");
    private static final AtomicInteger SERIAL = new AtomicInteger(1);

    private final Acceptance acceptance;
    private final CaseActions actions;
    private final ServiceCases cases;
    private final Catalog catalog;
    private final Parties parties;
    private final FileStore files;
    private final Staff staff;
    private final Colleagues colleagues;
    private final BusinessClock clock;

    CaseErrand(
            Acceptance acceptance,
            CaseActions actions,
            ServiceCases cases,
            Catalog catalog,
            Parties parties,
            FileStore files,
            Staff staff,
            Colleagues colleagues,
            BusinessClock clock) {
        this.acceptance = acceptance;
        this.actions = actions;
        this.cases = cases;
        this.catalog = catalog;
        this.parties = parties;
        this.files = files;
        this.staff = staff;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    Person person() {
        int serial = SERIAL.incrementAndGet();
        var body = "329901" + "19%02d0101".formatted(serial % 80 + 10) + "%03d".formatted(serial % 1000);
        return parties.registerAtWindow(
                Actor.PROGRAM,
                new PersonName("钱试" + (char) ('一' + serial % 500)),
                new CitizenNumber(body + CitizenNumber.checkCharacter(body)),
                new MobileNumber("1370000%04d".formatted(serial)),
                UUID.randomUUID());
    }

    Firm firm(Person representative) {
        var body = "91329901MA99%05d".formatted(SERIAL.incrementAndGet());
        return parties.registerFirm(
                representative.id(),
                body + CreditCode.checkCharacter(body),
                "试饮茶铺" + SERIAL.get() + "号",
                "南京市玄武区丹凤街 88 号");
    }

    static Actor of(Person person) {
        return Actor.person(person.id(), person.assurance());
    }

    /// An officer of the market bureau of Xuanwu with just these permissions.
    static Actor officer(String name, String... permissions) {
        return officerOf(name, "320102", MARKET, permissions);
    }

    static Actor officerOf(
            String name,
            String region,
            @org.jspecify.annotations.Nullable OrganisationCode body,
            String... permissions) {
        var grant = new Grant("test", Set.of(permissions), new Reach(new RegionCode(region), body, Set.of()));
        return Actor.staff(
                UUID.nameUUIDFromBytes((name + region).getBytes(StandardCharsets.UTF_8)),
                name,
                new Scope(List.of(grant)));
    }

    TaskCode taskCode(CatalogCode item, String region) {
        return catalog.nearest(item, new RegionCode(region)).orElseThrow().code();
    }

    /// A complete application for the food permit of Xuanwu.
    SubmitCase teaShop(Person person) {
        var form = new HashMap<String, Object>();
        form.put("premises", "南京市玄武区丹凤街 88 号 1 层 102 室");
        form.put("businesses", List.of("自制饮品制售"));
        form.put("area", 46);
        form.put("manager", "店长");
        var layout = file(person, "布局图.png");
        return new SubmitCase(
                person.id(),
                firm(person).creditCode().value(),
                taskCode(FOOD_PERMIT, "320102"),
                Map.of("made-on-site", "yes"),
                form,
                Map.of(
                        "layout",
                        new SubmitCase.Given("FILES", List.of(layout)),
                        "rules",
                        new SubmitCase.Given("LATER", List.of())),
                "ELECTRONIC");
    }

    UUID file(Person owner, String name) {
        return files.store(of(owner), name, new ByteArrayInputStream(PNG)).id();
    }

    CaseNumber submitted() {
        var person = person();
        return acceptance.submit(of(person), teaShop(person), UUID.randomUUID().toString());
    }

    ServiceCase read(CaseNumber number) {
        return cases.find(number).orElseThrow();
    }

    void act(Actor actor, CaseNumber number, String key, Object... pairs) {
        var input = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        actions.perform(actor, number, key, UUID.randomUUID().toString(), input);
    }

    /// Two officers of the market bureau who hold the permission in the database look at the shop.
    void visit(CaseNumber number) {
        var officers = visitors();
        var visitor = officer("核查", "acceptance.visit", "acceptance.read");
        act(
                visitor,
                number,
                "site-visit",
                "officers",
                officers.stream().map(UUID::toString).toList(),
                "visitedAt",
                clock.instant().toString(),
                "finding",
                "现场与图一致",
                "result",
                "APPROVE");
    }

    private synchronized List<UUID> visitors() {
        var wanted = List.of(Colleagues.Held.at(
                "acceptance.visit", new Place(new RegionCode("320102"), MARKET, FOOD_PERMIT.value())));
        while (colleagues.holdingAny(wanted, "", null, 2).rows().size() < 2) {
            var account = "visitor" + SERIAL.incrementAndGet();
            var member = staff.hire(Actor.PROGRAM, account, "核查" + SERIAL.get(), "核查人员", MARKET);
            var post = staff.posts(member.id()).getFirst();
            staff.approve(
                    Actor.PROGRAM,
                    staff.propose(
                            Actor.PROGRAM,
                            new ProposeGrant(
                                    post.id(), "handler", new RegionCode("320102"), MARKET, null, null, "test")));
        }
        return colleagues.holdingAny(wanted, "", null, 2).rows().stream()
                .map(Colleague::id)
                .toList();
    }

    /// Moves business time to this moment; tests put it back afterwards.
    void at(Instant moment) {
        clock.moveTo(Duration.ZERO);
        clock.moveTo(Duration.between(clock.instant(), moment));
    }

    void today() {
        clock.moveTo(Duration.ZERO);
    }

    /// A picture of one pixel.
    static final byte[] PNG = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
