package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may ask of notices.
@Service
@Transactional
public class Notices {

    /// More than this is shown as 99+.
    static final int MOST_COUNTED = 100;

    private final JdbcClient jdbc;
    private final NoticeArgs args;
    private final BusinessClock clock;
    private final SystemClock systemClock;

    Notices(JdbcClient jdbc, NoticeArgs args, BusinessClock clock, SystemClock systemClock) {
        this.jdbc = jdbc;
        this.args = args;
        this.clock = clock;
        this.systemClock = systemClock;
    }

    /// One insert in the caller's transaction: the person reads it at once, a job sends the short message.
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Tell what) {
        var now = Timestamp.from(systemClock.instant());
        var kind = NoticeKind.of(what.key());
        jdbc.sql("""
                        insert into notices.notice (id, person, kind, args, sealed_args, link, system, number, told_at, sms_state, sms_next_at, sms_changed_at)
                        values (uuidv7(), :person, :kind, cast(:args as jsonb), :sealed, :link, :system, :number, :at, 'WAITING', :now, :now)
                        """)
                .param("person", what.person())
                .param("kind", what.key())
                .param("args", args.open(kind, what.args()), java.sql.Types.VARCHAR)
                .param("sealed", args.sealed(kind, what.args()), java.sql.Types.BINARY)
                .param("link", what.link())
                .param("system", what.system())
                .param("number", what.number())
                .param("at", Timestamp.from(clock.instant()))
                .param("now", now)
                .update();
    }

    /// Notices that the person has not opened yet, counted up to a hundred.
    @Transactional(readOnly = true)
    public int unread(UUID person) {
        return jdbc.sql(
                        "select count(*) from (select from notices.notice where person = :person and read_at is null limit :most) n")
                .param("person", person)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /// Everything told so far counts as read.
    void readAll(Actor reader) {
        jdbc.sql("update notices.notice set read_at = :at where person = :person and read_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("person", reader.id())
                .update();
    }
}
