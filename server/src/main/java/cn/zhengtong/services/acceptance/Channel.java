package cn.zhengtong.services.acceptance;

/// How an application came in; form and materials are the same either way (线上线下同标准).
public enum Channel {
    ONLINE,
    WINDOW
}
