package cn.zhengtong.support.calendar;

/// How much time the law or a promise gives (时限).
public record TimeLimit(int amount, LimitUnit unit) {

    public TimeLimit {
        if (amount < 0) {
            throw new IllegalArgumentException("a time limit is not negative: " + amount);
        }
    }
}
