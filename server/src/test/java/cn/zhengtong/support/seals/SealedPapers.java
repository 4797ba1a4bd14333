package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Grant;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Reach;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.typesetting.Paper;
import cn.zhengtong.support.typesetting.Typesetting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Small papers and the people who seal them.
final class SealedPapers {

    static final SealPlace PLACE = new SealPlace(0, 400, 300, SealPlace.USUAL_DIAMETER);

    private SealedPapers() {}

    static byte[] paper(Typesetting typesetting, String text) {
        Paper paper = typesetting.paper("测试文书", 80);
        paper.paragraph(text, 14);
        return paper.pdf(Instant.parse("2026-11-30T08:00:00Z"));
    }

    static Actor officer(String permission, OrganisationCode body) {
        return officer(permission, body.value().substring(0, 6), body);
    }

    static Actor officer(String permission, String region, OrganisationCode body) {
        var reach = new Reach(new RegionCode(region), body, Set.of());
        return Actor.staff(UUID.randomUUID(), "经办人", new Scope(List.of(new Grant("role", Set.of(permission), reach))));
    }
}
