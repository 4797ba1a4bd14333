package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RegionCode;

/// One division as lists show it.
///
/// @param children how many divisions lie directly below
public record Region(RegionCode code, String name, RegionKind kind, int children) {

    public int level() {
        return kind.level();
    }
}
