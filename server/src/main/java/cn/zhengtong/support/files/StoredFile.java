package cn.zhengtong.support.files;

import java.time.Instant;
import java.util.UUID;

/// A file as it is kept (材料文件).
///
/// @param name cleaned, ends as its content demands
/// @param mediaType found out from the content, never what the sender said
/// @param digest SM3, hexadecimal
public record StoredFile(UUID id, String name, String mediaType, long size, String digest, Instant storedAt) {}
