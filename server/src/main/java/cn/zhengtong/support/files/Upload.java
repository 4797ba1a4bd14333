package cn.zhengtong.support.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file on its way, part by part (断点续传).
///
/// @param offset how many bytes have arrived; the next part begins here
/// @param file set once all has arrived and was checked
public record Upload(
        UUID id,
        String name,
        long size,
        long offset,
        Instant expiresAt,
        @Nullable StoredFile file) {}
