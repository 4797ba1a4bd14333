package cn.zhengtong.support.forms;

/// A value of the state that the person disputes (纠正): what is held, where, and what the person says instead.
public record DisputedLine(String key, String title, String held, String source, String given) {}
