package cn.zhengtong.services.catalog;

/// Elements of an item that a list can bring along; which of its fields is which, the source's mapping says.
enum ImportElement {
    /// Implementation code 实施编码 or code of the handling item: by it a row is known again.
    CODE,
    /// Basic code 基本编码.
    ITEM_CODE,
    NAME,
    MAIN_ITEM,
    SHORT_NAME,
    EVERYDAY,
    TYPE,
    CASE_TYPE,
    BODY_NAME,
    BODY_CODE,
    REGION_CODE,
    REGION_NAME,
    OBJECTS,
    THEMES,
    STATUTORY_LIMIT,
    STATUTORY_BASIS,
    COMMITTED_LIMIT,
    VISITS,
    SUMMARY,
    CONDITIONS,
    MATERIALS,
    FEE,
    RESULT,
    LEGAL_BASES,
    JOINT_BODIES,
    COURIER,
    BOOKING,
    ONLINE,
    ADDRESS,
    HOURS,
    PHONE,
    COMPLAINTS;

    /// Without these a row cannot enter.
    boolean required() {
        return this == CODE || this == NAME || this == TYPE || this == BODY_NAME;
    }

    /// What the source writes is looked up in a table.
    boolean tabled() {
        return this == TYPE || this == CASE_TYPE || this == OBJECTS || this == THEMES;
    }

    /// May hold several values.
    boolean many() {
        return switch (this) {
            case EVERYDAY, OBJECTS, THEMES, CONDITIONS, MATERIALS, LEGAL_BASES, JOINT_BODIES -> true;
            default -> false;
        };
    }

    /// The code under which messages name it.
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
