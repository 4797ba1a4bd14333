package cn.zhengtong.support.notices;

/// How the demo's simulated gateway behaves, on demand.
enum Behaviour {
    /// Takes every message, reports its delivery a moment later.
    WELL,
    /// Needs three seconds for each answer and a quarter of a minute for its report.
    SLOW,
    /// Reports only after two minutes.
    LATE,
    /// Answers with an error.
    DOWN,
    /// Takes the message, but its answer never arrives.
    SILENT,
    /// Answers in words that are not the protocol's.
    GARBLED,
    /// Refuses every number.
    REFUSING,
    /// Takes the message and reports later that it could not be delivered.
    UNDELIVERABLE,
    /// Reports everything twice.
    TWICE,
    /// Reports the end before the beginning.
    OUT_OF_ORDER
}
