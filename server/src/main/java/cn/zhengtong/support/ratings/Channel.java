package cn.zhengtong.support.ratings;

/// Where the service was given; each has its own sub-indicators.
public enum Channel {
    ONLINE,
    OFFLINE
}
