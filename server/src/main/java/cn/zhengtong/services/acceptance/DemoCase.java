package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.MobileNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.services.catalog.Catalog;
import cn.zhengtong.services.catalog.CatalogCode;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.support.calendar.Calendar;
import cn.zhengtong.support.files.FileStore;
import cn.zhengtong.support.forms.Forms;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import cn.zhengtong.support.regions.Regions;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;

/// One invented case of the demo, led as far as its turn says: some wait, some are late, most are done.
@Component
class DemoCase {

    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭");
    private static final List<String> GIVEN =
            List.of("嘉禾", "若水", "思远", "明轩", "雨桐", "子墨", "安然", "一诺", "书瑶", "景行", "知夏", "清和", "望舒", "长风");
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Acceptance acceptance;
    private final CaseActions actions;
    private final ServiceCases cases;
    private final DemoOfficers officers;
    private final Catalog catalog;
    private final Regions regions;
    private final Parties parties;
    private final Forms forms;
    private final FileStore files;
    private final Calendar calendar;
    private final BusinessClock clock;

    DemoCase(
            Acceptance acceptance,
            CaseActions actions,
            ServiceCases cases,
            DemoOfficers officers,
            Catalog catalog,
            Regions regions,
            Parties parties,
            Forms forms,
            FileStore files,
            Calendar calendar,
            BusinessClock clock) {
        this.acceptance = acceptance;
        this.actions = actions;
        this.cases = cases;
        this.officers = officers;
        this.catalog = catalog;
        this.regions = regions;
        this.parties = parties;
        this.forms = forms;
        this.files = files;
        this.calendar = calendar;
        this.clock = clock;
    }

    void play(int serial, Random random, Instant at) {
        var cities = regions.children(Regions.PROVINCE, null, 20).rows();
        var city = cities.get(serial % cities.size());
        var counties = regions.children(city.code(), null, 30).rows();
        var county = counties.get(random.nextInt(counties.size())).code();
        var guide = guide(county, random);
        if (guide == null) {
            return;
        }
        var person = clock.during(at, () -> person(serial, random));
        var number = clock.during(at, () -> submit(serial, guide, person, random, at));
        lead(number, serial, city.code(), random, at);
    }

    /// An item for natural persons that this county carries out and whose form can be filled in.
    private @org.jspecify.annotations.Nullable Guide guide(RegionCode county, Random random) {
        var items = catalog.byFacet(Catalog.Facet.OBJECT, "NATURAL_PERSON", null, 100)
                .rows();
        for (int tries = 0; tries < 8 && !items.isEmpty(); tries++) {
            var code = new CatalogCode(items.get(random.nextInt(items.size())).code());
            var guide = catalog.nearest(code, county);
            if (guide.isPresent() && canBeFilled(guide.get(), random)) {
                return guide.get();
            }
        }
        return null;
    }

    private boolean canBeFilled(Guide guide, Random random) {
        var schema = guide.content().form();
        return schema != null
                && forms.validate(schema, SampleForms.fill(schema, random, clock.today()), Locale.SIMPLIFIED_CHINESE)
                        .isEmpty();
    }

    private Person person(int serial, Random random) {
        var birth = LocalDate.of(1950 + random.nextInt(55), 1 + random.nextInt(12), 1 + random.nextInt(28));
        var body = "329901" + birth.toString().replace("-", "") + "%03d".formatted(serial % 1000);
        var name = SURNAMES.get(random.nextInt(SURNAMES.size())) + GIVEN.get(random.nextInt(GIVEN.size()));
        return parties.registerAtWindow(
                Actor.PROGRAM,
                new PersonName(name),
                new CitizenNumber(body + CitizenNumber.checkCharacter(body)),
                new MobileNumber("1390000%04d".formatted(serial % 10_000)),
                null);
    }

    private CaseNumber submit(int serial, Guide guide, Person person, Random random, Instant at) {
        var content = guide.content();
        var actor = Actor.person(person.id(), person.assurance());
        var situations = new HashMap<String, String>();
        content.situations()
                .forEach(it -> situations.put(
                        it.key(),
                        it.options().get(random.nextInt(it.options().size())).key()));
        var materials = new HashMap<String, SubmitCase.Given>();
        Requirements.materials(content, situations)
                .forEach(it -> materials.put(
                        it.key(),
                        new SubmitCase.Given(
                                "FILES",
                                List.of(files.store(actor, it.name() + ".png", new ByteArrayInputStream(PICTURE))
                                        .id()))));
        var schema = content.form();
        var form = schema == null
                ? Map.<String, Object>of()
                : SampleForms.fill(schema, random, LocalDate.ofInstant(at, BusinessClock.ZONE));
        var way = random.nextInt(4) == 0 ? "WINDOW" : "ELECTRONIC";
        return acceptance.submit(
                actor,
                new SubmitCase(person.id(), null, guide.code(), situations, form, materials, way),
                "demo-" + serial);
    }

    /// Leads the case on through the days since, as long as its turn lasts and the present is not reached.
    private void lead(CaseNumber number, int serial, RegionCode city, Random random, Instant at) {
        var team = officers.of(city);
        int turns = turns(serial);
        var moment = at;
        for (int turn = 0; turn < turns; turn++) {
            moment = nextWorkingDay(moment, random);
            if (moment.isAfter(clock.instant()) || !step(number, team, moment)) {
                return;
            }
        }
    }

    private Instant nextWorkingDay(Instant moment, Random random) {
        var day = LocalDate.ofInstant(moment, BusinessClock.ZONE).plusDays(1);
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(9 + random.nextInt(8), random.nextInt(60))
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }

    /// Every ninth waits for an answer, every eleventh stays in review, the others go to their end.
    private static int turns(int serial) {
        return serial % 9 == 0 ? 0 : serial % 11 == 0 ? 1 : 12;
    }

    private boolean step(CaseNumber number, DemoOfficers.Team team, Instant moment) {
        return clock.during(moment, () -> {
            var it = cases.find(number).orElseThrow();
            for (var officer : team.all()) {
                for (var offered : actions.offeredTo(officer, it)) {
                    var input = answer(offered);
                    if (input != null) {
                        actions.perform(officer, number, offered.key(), null, input);
                        return true;
                    }
                }
            }
            return false;
        });
    }

    /// The usual answer to an act of the usual course; null for every other act.
    private @org.jspecify.annotations.Nullable Map<String, Object> answer(CaseActions.Offered offered) {
        return switch (offered.key()) {
            case "acceptance" -> Map.of();
            case "on-the-spot" -> Map.of("result", "GRANT");
            case "review" -> Map.of("conclusion", "APPROVE", "opinion", "材料齐全，符合条件，同意。");
            case "site-visit" -> {
                var members = offered.fields().getFirst().options().stream()
                        .map(ActionField.Option::value)
                        .limit(2)
                        .toList();
                yield members.size() < 2
                        ? null
                        : Map.of(
                                "officers",
                                members,
                                "visitedAt",
                                clock.instant().minus(Duration.ofHours(1)).toString(),
                                "result",
                                "APPROVE",
                                "finding",
                                "现场与申请材料一致。");
            }
            case "decision" -> Map.of("result", "GRANT");
            case "delivery" -> Map.of("how", "WINDOW", "receiver", "本人");
            default -> null;
        };
    }
}
