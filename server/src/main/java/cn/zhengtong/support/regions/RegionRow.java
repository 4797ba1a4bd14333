package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.RegionCode;
import org.springframework.jdbc.core.RowMapper;

/// Reads a division from its row.
final class RegionRow {

    static final RowMapper<Region> MAPPER = (row, number) -> new Region(
            new RegionCode(row.getString("code")),
            row.getString("name"),
            RegionKind.valueOf(row.getString("kind")),
            row.getInt("children"));

    private RegionRow() {}
}
