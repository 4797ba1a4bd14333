package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.regions.Regions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Proposes which of our bodies might stand for one of theirs: the same name with our region in the place of
/// theirs, else the most alike name in that region.
@Component
class BodyGuess {

    private static final double ALIKE = 0.65;

    private final Organisations organisations;
    private final Regions regions;

    BodyGuess(Organisations organisations, Regions regions) {
        this.organisations = organisations;
        this.regions = regions;
    }

    Items.@Nullable Body of(String name, String regionCode, List<Sources.RegionRow> known) {
        var theirs = known.stream().filter(it -> it.code().equals(regionCode)).findFirst();
        var region = theirs.map(Sources.RegionRow::region).orElse(regionCode.endsWith("0000") ? "32" : null);
        if (region == null) {
            return null;
        }
        var bare = bare(name, theirs.map(Sources.RegionRow::name).orElse(""));
        var ours = regions.fullName(new RegionCode(region), 1);
        return organisations.of(new RegionCode(region)).stream()
                .map(it -> new Alike(it, alike(bare(it.name(), ours), bare)))
                .filter(it -> it.share() >= ALIKE)
                .max(Comparator.comparingDouble(Alike::share))
                .map(it -> new Items.Body(it.body().code().value(), it.body().name()))
                .orElse(null);
    }

    private record Alike(Organisation body, double share) {}

    /// A body's name without its place: 广州市公安局 and 南京市公安局 are both 公安局.
    private static String bare(String name, String regionName) {
        var rest = name;
        for (var part : parts(regionName)) {
            rest = rest.replace(part, "");
        }
        return rest;
    }

    private static List<String> parts(String regionName) {
        var parts = new ArrayList<String>();
        if (!regionName.isEmpty()) {
            parts.add(regionName);
            parts.add(regionName.replaceFirst("^.{2,8}?(省|自治区)", ""));
            parts.add(regionName.replaceFirst("(?<=省|自治区).*$", ""));
            parts.add(parts.get(1).replaceFirst("[省市]$", ""));
            parts.add(parts.get(2).replaceFirst("[省市]$", ""));
        }
        return parts.stream().filter(it -> it.length() > 1).toList();
    }

    /// Share of the pairs of characters that both have.
    private static double alike(String one, String other) {
        var first = pairs(one);
        var second = pairs(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        var both = new HashSet<>(first);
        both.retainAll(second);
        return 2.0 * both.size() / (first.size() + second.size());
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int i = 1; i < text.length(); i++) {
            pairs.add(text.substring(i - 1, i + 1));
        }
        return pairs;
    }
}
