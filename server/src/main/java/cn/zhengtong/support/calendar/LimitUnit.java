package cn.zhengtong.support.calendar;

/// Unit of a time limit (时限单位); `hours` is what it is worth when two limits are compared (a working day has 8
/// hours).
public enum LimitUnit {
    WORKING_DAY(8),
    NATURAL_DAY(8 * 5 / 7.0),
    HOUR(1);

    private final double hours;

    LimitUnit(double hours) {
        this.hours = hours;
    }

    public double hours() {
        return hours;
    }
}
