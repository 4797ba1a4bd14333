package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.RegionKind;
import cn.zhengtong.support.regions.Regions;
import java.util.Set;
import org.springframework.stereotype.Component;

/// How a person may have a decision reviewed: within 60 days by the government above the body
/// (行政复议法 §20, §24), within six months by a court (行政诉讼法 §46).
@Component
class Remedies {

    /// Bodies led from above are reviewed by the body above them (行政复议法 §27).
    private static final Set<String> LED_FROM_ABOVE = Set.of("TAX", "CUSTOMS", "STATE_SECURITY");

    private final Regions regions;

    Remedies(Regions regions) {
        this.regions = regions;
    }

    String words(Organisation body, String title) {
        return "如不服本%s，可以自收到之日起六十日内依法向%s申请行政复议，也可以自收到之日起六个月内依法向有管辖权的人民法院提起行政诉讼。"
                .formatted(title.endsWith("决定书") ? "决定" : title, reviewer(body));
    }

    private String reviewer(Organisation body) {
        if (LED_FROM_ABOVE.contains(body.duty())) {
            return "上一级主管部门";
        }
        var region = regions.require(body.region());
        // a development zone is no level of government: the city that set it up reviews
        var code = region.kind() == RegionKind.ZONE
                ? new RegionCode(region.code().value().substring(0, 4))
                : region.code();
        return regions.fullName(code, code.value().length() > 2 ? 2 : 1) + "人民政府";
    }
}
