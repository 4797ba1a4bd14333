package cn.zhengtong.support.seals;

import java.time.Instant;

/// A paper with its seal.
public final class SealedPdf {

    private final byte[] bytes;
    private final Instant sealedAt;

    SealedPdf(byte[] bytes, Instant sealedAt) {
        this.bytes = bytes;
        this.sealedAt = sealedAt;
    }

    public byte[] bytes() {
        return bytes;
    }

    public Instant sealedAt() {
        return sealedAt;
    }
}
