package cn.zhengtong.support.forms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long and how much of drafts is kept.
///
/// @param draftLife a draft untouched for so long is removed
/// @param draftNotice so long before its removal a draft is announced ([DraftExpiring])
/// @param codeLife how long a hand-over code opens a draft
/// @param mostDrafts drafts that one person may keep
/// @param mostContent characters of one draft's content as JSON
/// @param wrongCodes unknown hand-over codes that one clerk may try in an hour
@ConfigurationProperties("zhengtong.forms")
record FormSettings(
        @DefaultValue("90d") Duration draftLife,
        @DefaultValue("7d") Duration draftNotice,
        @DefaultValue("7d") Duration codeLife,
        @DefaultValue("100") int mostDrafts,
        @DefaultValue("262144") int mostContent,
        @DefaultValue("30") int wrongCodes) {}
