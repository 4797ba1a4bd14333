package cn.zhengtong.support.search;

/// A found thing.
///
/// @param key the thing's own identifier
/// @param phrase the words that matched best
/// @param score 0 to about 1, comparable within one query
public record Hit(String key, String phrase, double score) {}
