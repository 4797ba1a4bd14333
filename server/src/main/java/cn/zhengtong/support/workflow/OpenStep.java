package cn.zhengtong.support.workflow;

/// A step to be opened without a process: 受理, 决定, 送达.
///
/// @param key stable name of the step within its work, e.g. `decide`
/// @param name what has to be done, in words
/// @param permission who may do it
public record OpenStep(String key, String name, String permission, Due due) {}
