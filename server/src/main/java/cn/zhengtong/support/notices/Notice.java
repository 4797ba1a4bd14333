package cn.zhengtong.support.notices;

import java.time.ZonedDateTime;
import java.util.UUID;

/// A notice as its person reads it.
record Notice(UUID id, String title, String text, String link, ZonedDateTime toldAt, boolean unread) {}
