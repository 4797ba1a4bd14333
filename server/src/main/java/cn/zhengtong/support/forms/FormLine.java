package cn.zhengtong.support.forms;

/// One answered or unanswered question as desk and papers show it.
///
/// @param text in the reader's language, empty when nothing was given
/// @param type `text`, `long-text`, `number`, `date`, `yes-no`, `choice` or `choices`
public record FormLine(String key, String title, String text, String type) {}
