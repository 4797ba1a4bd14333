package cn.zhengtong.support.forms;

/// A value that the state holds already, with its source ("营业执照"); the person may dispute it on the spot (纠正).
public record Known(Object value, String source) {}
