package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.BusinessClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a second device sent while another one had saved: kept until the person chooses, the newest few of
/// each draft.
@Component
class DraftCopies {

    private static final int KEPT = 3;

    /// One of them, without its content.
    record Copy(UUID id, Instant keptAt) {}

    private final JdbcClient jdbc;
    private final DraftRows rows;
    private final BusinessClock clock;

    DraftCopies(JdbcClient jdbc, DraftRows rows, BusinessClock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /// Also when the caller's transaction ends without effect: nothing typed is lost.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(UUID draft, Map<String, Object> content) {
        jdbc.sql("insert into forms.draft_copy (draft, content, kept_at) values (:draft, :content, :now)")
                .param("draft", draft)
                .param("content", rows.sealed(content))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                        delete from forms.draft_copy where draft = :draft and id not in
                          (select id from forms.draft_copy where draft = :draft order by id desc limit :kept)
                        """).param("draft", draft).param("kept", KEPT).update();
    }

    /// Newest first.
    List<Copy> of(UUID draft) {
        return jdbc.sql("select id, kept_at from forms.draft_copy where draft = :draft order by id desc limit :kept")
                .param("draft", draft)
                .param("kept", KEPT)
                .query((row, i) -> new Copy(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("kept_at").toInstant()))
                .list();
    }

    /// The copy becomes the draft's content, and what was the content becomes a copy.
    @Transactional
    public void choose(UUID owner, UUID draft, UUID copy) {
        var now = Timestamp.from(clock.instant());
        var kept = jdbc.sql("""
                        insert into forms.draft_copy (draft, content, kept_at)
                        select d.id, d.content, :now from forms.draft d join forms.draft_copy c on c.draft = d.id
                         where d.id = :draft and d.owner = :owner and c.id = :copy
                           for update of d
                        """)
                .param("now", now)
                .param("draft", draft)
                .param("owner", owner)
                .param("copy", copy)
                .update();
        if (kept == 0) {
            throw new DraftRefused.DraftUnknown();
        }
        jdbc.sql("""
                        update forms.draft set version = version + 1, saved_at = :now,
                               content = (select content from forms.draft_copy where id = :copy)
                         where id = :draft
                        """)
                .param("now", now)
                .param("copy", copy)
                .param("draft", draft)
                .update();
        jdbc.sql("delete from forms.draft_copy where id = :copy")
                .param("copy", copy)
                .update();
    }

    @Transactional
    public void drop(UUID owner, UUID draft, UUID copy) {
        var dropped = jdbc.sql("""
                        delete from forms.draft_copy
                         where id = :copy and draft = (select id from forms.draft where id = :draft and owner = :owner)
                        """)
                .param("copy", copy)
                .param("draft", draft)
                .param("owner", owner)
                .update();
        if (dropped == 0) {
            throw new DraftRefused.DraftUnknown();
        }
    }
}
