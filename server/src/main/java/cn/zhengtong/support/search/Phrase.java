package cn.zhengtong.support.search;

/// One way to name a thing.
///
/// @param weight how much a match counts: 1 for the thing's own name, less for weaker words
public record Phrase(String text, double weight) {}
