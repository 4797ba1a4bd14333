package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RegionCode;
import com.fasterxml.jackson.annotation.JsonProperty;

/// One division as lists show it.
///
/// @param children how many divisions lie directly below
public record Region(RegionCode code, String name, RegionKind kind, int children) {

    /// 1 province to 5 village.
    @JsonProperty
    public int level() {
        return kind.level();
    }
}
