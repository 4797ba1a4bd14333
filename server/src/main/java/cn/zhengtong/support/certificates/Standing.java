package cn.zhengtong.support.certificates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a certificate was worth at a time, and what it is worth now.
///
/// @param revokedAt when it was revoked, if it ever was
public record Standing(
        Trust trust, Instant notAfter, @Nullable Instant revokedAt, boolean goodNow) {

    /// How far a certificate is to be trusted.
    public enum Trust {
        /// Given by this house, in time, not revoked then.
        TRUSTED,
        /// Another authority gave it.
        FOREIGN,
        /// It names this house, which never gave it.
        FORGED,
        /// Before it began or after it ended.
        OUT_OF_TIME,
        /// Revoked by then.
        REVOKED
    }
}
