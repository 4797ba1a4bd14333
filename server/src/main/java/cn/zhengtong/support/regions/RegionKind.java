package cn.zhengtong.support.regions;

/// What a division is. Development zones (开发区) are not in GB/T 2260 but serve people as a county does.
public enum RegionKind {
    PROVINCE(1),
    CITY(2),
    COUNTY(3),
    ZONE(3),
    TOWN(4),
    VILLAGE(5);

    private final int level;

    RegionKind(int level) {
        this.level = level;
    }

    /// 1 province to 5 village.
    public int level() {
        return level;
    }
}
