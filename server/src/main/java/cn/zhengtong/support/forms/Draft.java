package cn.zhengtong.support.forms;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What somebody has begun to fill in (草稿); continued on any device and at the window.
///
/// @param purpose `<what>:<of what>`, e.g. `apply:<task code>`; one draft for each owner and purpose
/// @param content under [Drafts#ANSWERS] the answers by property name; the rest belongs to the module that
///     opened the
/// draft
/// @param version changes with every save
/// @param code hand-over code for the window, empty when it has expired
public record Draft(
        UUID id, UUID owner, String purpose, Map<String, Object> content, long version, Instant savedAt, String code) {}
