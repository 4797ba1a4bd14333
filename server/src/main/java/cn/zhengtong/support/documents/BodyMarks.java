package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.RegionKind;
import cn.zhengtong.support.regions.Regions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The mark of a body in its document numbers (机关代字): division and duty in short, e.g. 宁玄武市监.
@Component
class BodyMarks {

    private static final Map<String, String> CITIES = Map.ofEntries(
            Map.entry("32", "苏"),
            Map.entry("3201", "宁"),
            Map.entry("3202", "锡"),
            Map.entry("3203", "徐"),
            Map.entry("3204", "常"),
            Map.entry("3205", "苏州"),
            Map.entry("3206", "通"),
            Map.entry("3207", "连"),
            Map.entry("3208", "淮"),
            Map.entry("3209", "盐"),
            Map.entry("3210", "扬"),
            Map.entry("3211", "镇"),
            Map.entry("3212", "泰"),
            Map.entry("3213", "宿"));

    private final Regions regions;
    private final Map<String, String> duties = new HashMap<>();
    private final Map<OrganisationCode, String> known = new ConcurrentHashMap<>();

    BodyMarks(Regions regions) throws IOException {
        this.regions = regions;
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = new InputStreamReader(
                        new ClassPathResource("documents/body-marks.csv").getInputStream(), StandardCharsets.UTF_8);
                var lines = format.parse(reader)) {
            lines.forEach(it -> duties.put(it.get("duty"), it.get("mark")));
        }
    }

    String of(Organisation body) {
        return known.computeIfAbsent(body.code(), it -> make(body));
    }

    private String make(Organisation body) {
        var duty = duties.get(body.duty());
        if (duty == null) {
            throw new IllegalStateException("no mark for the duty " + body.duty());
        }
        return division(body.region()) + duty;
    }

    private String division(RegionCode code) {
        var region = regions.require(code);
        if (region.level() < 3) {
            return CITIES.getOrDefault(code.value(), region.name());
        }
        var city = new RegionCode(code.value().substring(0, 4));
        var name = region.name();
        if (region.kind() == RegionKind.ZONE) {
            var cityName = regions.require(city).name();
            name = name.replace(cityName.substring(0, cityName.length() - 1), "")
                    .replace("经济技术开发区", "经开区");
        }
        return CITIES.get(city.value()) + (name.length() > 2 ? name.substring(0, name.length() - 1) : name);
    }
}
