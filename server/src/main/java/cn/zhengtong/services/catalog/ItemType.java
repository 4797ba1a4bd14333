package cn.zhengtong.services.catalog;

/// Kind of power behind an item, with its code in GB/T 39046 A.1.
public enum ItemType {
    PERMIT("01"),
    PUNISHMENT("02"),
    COMPULSION("03"),
    LEVY("04"),
    GRANT("05"),
    INSPECTION("06"),
    CONFIRMATION("07"),
    REWARD("08"),
    RULING("09"),
    OTHER_POWER("10"),
    PUBLIC_SERVICE("20");

    private final String code;

    ItemType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
