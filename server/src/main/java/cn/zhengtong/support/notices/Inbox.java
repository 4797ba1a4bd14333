package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person was told, newest first; nobody reads another one's.
@Component
@Transactional
class Inbox {

    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final String COLUMNS =
            "select id, kind, args::text as args, sealed_args, link, told_at, read_at from notices.notice ";

    private final JdbcClient jdbc;
    private final NoticeArgs args;
    private final NoticeTexts texts;
    private final BusinessClock clock;

    Inbox(JdbcClient jdbc, NoticeArgs args, NoticeTexts texts, BusinessClock clock) {
        this.jdbc = jdbc;
        this.args = args;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<Notice> page(Actor reader, @Nullable String after, int limit, Locale locale) {
        var cursor = Cursor.parse(after, 1);
        var read = jdbc.sql(
                        COLUMNS + "where person = :person and id < cast(:after as uuid) order by id desc limit :limit")
                .param("person", reader.id())
                .param("after", cursor == null ? LAST : cursor.keys().getFirst())
                .param("limit", limit + 1)
                .query((row, i) -> notice(row, locale))
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.id()));
    }

    /// Opening is reading.
    Notice open(Actor reader, UUID id, Locale locale) {
        var notice = jdbc.sql(COLUMNS + "where id = :id and person = :person")
                .param("id", id)
                .param("person", reader.id())
                .query((row, i) -> notice(row, locale))
                .optional()
                .orElseThrow(NoticeUnknown::new);
        if (notice.unread()) {
            jdbc.sql("update notices.notice set read_at = :at where id = :id and read_at is null")
                    .param("at", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
        }
        return notice;
    }

    private Notice notice(ResultSet row, Locale locale) throws SQLException {
        var kind = NoticeKind.of(row.getString("kind"));
        return new Notice(
                row.getObject("id", UUID.class),
                texts.title(kind, locale),
                texts.text(kind, args.read(row), locale),
                row.getString("link"),
                row.getTimestamp("told_at").toInstant().atZone(BusinessClock.ZONE),
                row.getTimestamp("read_at") == null);
    }

    /// No such notice, or another person's.
    static class NoticeUnknown extends RuleViolation {
        NoticeUnknown() {
            super("notices.notice-unknown", Kind.UNKNOWN, "No such notice, or another person's");
        }
    }
}
