package cn.zhengtong.support.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much is taken in, from whom, and how long it is kept.
///
/// @param mostFile largest file
/// @param mostRequest largest form with files, sent without scripts by somebody who is signed in
/// @param mostVisitorRequest the same for a stranger
/// @param mostBody largest other request body
/// @param patience how long a body may take before it must keep `leastRate`
/// @param leastRate bytes a second below which a body is too slow
/// @param uploadLife an upload that nobody continues is given up after this time
/// @param mostUploads uploads that one owner may have open
/// @param mostUploadBytes bytes that these may have together
/// @param looseLife a file that no module bound is removed after this time; longer than drafts are kept
/// @param mostLoose files that one owner may have unbound
/// @param mostLooseBytes bytes that these may have together
/// @param mostEntries files inside a document (docx, xlsx, ofd)
/// @param mostUnfolded bytes of a document once unfolded
/// @param mostRatio how many times larger than itself a document may unfold
/// @param scanner `host:port` of a ClamAV daemon; empty = only the test pattern is found
@ConfigurationProperties("zhengtong.files")
record FileSettings(
        @DefaultValue("200MB") DataSize mostFile,
        @DefaultValue("220MB") DataSize mostRequest,
        @DefaultValue("25MB") DataSize mostVisitorRequest,
        @DefaultValue("4MB") DataSize mostBody,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("1KB") DataSize leastRate,
        @DefaultValue("24h") Duration uploadLife,
        @DefaultValue("20") int mostUploads,
        @DefaultValue("1GB") DataSize mostUploadBytes,
        @DefaultValue("100d") Duration looseLife,
        @DefaultValue("500") int mostLoose,
        @DefaultValue("2GB") DataSize mostLooseBytes,
        @DefaultValue("5000") int mostEntries,
        @DefaultValue("500MB") DataSize mostUnfolded,
        @DefaultValue("200") int mostRatio,
        @DefaultValue("") String scanner) {}
