package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Cursor;
import cn.zhengtong.foundation.Page;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything other modules may do with drafts (草稿). Encrypted at rest; one for each owner and purpose.
@Service
@EnableConfigurationProperties(FormSettings.class)
public class Drafts {

    /// Under this key of a draft's content lie the answers of its form, which the page keeps by itself; all
    /// other keys
    /// belong to the module that opened the draft.
    public static final String ANSWERS = "form";

    private final JdbcClient jdbc;
    private final DraftRows rows;
    private final DraftCopies copies;
    private final BusinessClock clock;
    private final SystemClock systemClock;
    private final FormSettings settings;
    private final Cache<UUID, AtomicInteger> wrongCodes =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    Drafts(
            JdbcClient jdbc,
            DraftRows rows,
            DraftCopies copies,
            BusinessClock clock,
            SystemClock systemClock,
            FormSettings settings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.copies = copies;
        this.clock = clock;
        this.systemClock = systemClock;
        this.settings = settings;
    }

    /// The owner's draft for this purpose, begun when there is none; its code is made anew when it has expired.
    @Transactional
    public Draft open(UUID owner, String purpose) {
        var known = find(owner, purpose);
        if (known.isPresent() && !known.get().code().isEmpty()) {
            return known.get();
        }
        if (known.isEmpty()) {
            begin(owner, purpose);
        }
        renewCode(owner, purpose);
        return find(owner, purpose).orElseThrow(DraftRefused.DraftUnknown::new);
    }

    /// @param expectedVersion what the caller has seen; when another device saved meanwhile this is refused,
    ///     and the
    ///     content is kept as a copy that the owner may take
    @Transactional
    public Draft save(UUID owner, UUID id, Map<String, Object> content, long expectedVersion) {
        var saved = jdbc.sql("""
                        update forms.draft
                           set content = :content, version = version + 1, saved_at = :now, expires_at = :expires, noticed_at = null
                         where id = :id and owner = :owner and version = :version
                        """)
                .param("content", rows.sealed(content))
                .param("now", Timestamp.from(clock.instant()))
                .param("expires", in(settings.draftLife()))
                .param("id", id)
                .param("owner", owner)
                .param("version", expectedVersion)
                .update();
        var draft = find(owner, id).orElseThrow(DraftRefused.DraftUnknown::new);
        if (saved == 0) {
            copies.keep(id, content);
            throw new DraftRefused.DraftChangedMeanwhile();
        }
        return draft;
    }

    public Optional<Draft> find(UUID owner, String purpose) {
        return jdbc.sql(DraftRows.COLUMNS + "where owner = :owner and purpose = :purpose")
                .param("owner", owner)
                .param("purpose", purpose)
                .query(rows::draft)
                .optional();
    }

    /// Somebody else's draft is unknown.
    public Optional<Draft> find(UUID owner, UUID id) {
        return jdbc.sql(DraftRows.COLUMNS + "where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query(rows::draft)
                .optional();
    }

    /// Last touched first.
    public Page<Draft> list(UUID owner, @Nullable String after, int limit) {
        var cursor = Cursor.parse(after, 2);
        var read = jdbc.sql(DraftRows.COLUMNS + """
                        where owner = :owner and (saved_at, id) < (:savedAt, :id)
                        order by saved_at desc, id desc limit :limit
                        """)
                .param("owner", owner)
                .param("savedAt", cursor == null ? Timestamp.valueOf("9999-01-01 00:00:00") : instant(cursor))
                .param(
                        "id",
                        cursor == null
                                ? new UUID(-1, -1)
                                : UUID.fromString(cursor.keys().get(1)))
                .param("limit", limit + 1)
                .query(rows::draft)
                .list();
        return Page.of(read, limit, it -> Cursor.of(it.savedAt(), it.id()));
    }

    @Transactional
    public void remove(UUID owner, UUID id) {
        var removed = jdbc.sql("delete from forms.draft where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .update();
        if (removed == 0) {
            throw new DraftRefused.DraftUnknown();
        }
    }

    /// With the code that the person reads out, a window continues the draft.
    public Draft byCode(String code) {
        return jdbc.sql(DraftRows.COLUMNS + "where code_index = :index and code_expires_at > :now")
                .param("index", rows.index(DraftCode.typed(code)))
                .param("now", Timestamp.from(systemClock.instant()))
                .query(rows::draft)
                .optional()
                .orElseThrow(DraftRefused.DraftCodeUnknown::new);
    }

    /// The same for a clerk, who may be wrong only so often an hour.
    public Draft byCode(Actor clerk, String code) {
        var wrong = wrongCodes.get(clerk.id(), it -> new AtomicInteger());
        if (wrong.get() >= settings.wrongCodes()) {
            throw new DraftRefused.DraftCodesTooMany();
        }
        try {
            return byCode(code);
        } catch (DraftRefused.DraftCodeUnknown unknown) {
            wrong.incrementAndGet();
            throw unknown;
        }
    }

    /// For the pages that tell it.
    public long keptDays() {
        return settings.draftLife().toDays();
    }

    /// For the pages that tell it.
    public long codeDays() {
        return settings.codeLife().toDays();
    }

    /// When this draft is removed unless somebody touches it.
    Instant expiresAt(UUID id) {
        return jdbc.sql("select expires_at from forms.draft where id = :id")
                .param("id", id)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private void begin(UUID owner, String purpose) {
        var most = settings.mostDrafts();
        var kept = jdbc.sql("select count(*) from (select from forms.draft where owner = :owner limit :most) as kept")
                .param("owner", owner)
                .param("most", most)
                .query(Long.class)
                .single();
        if (kept >= most) {
            throw new DraftRefused.DraftsTooMany(most);
        }
        var code = DraftCode.random();
        jdbc.sql("""
                        insert into forms.draft (owner, purpose, content, saved_at, code, code_index, code_expires_at, expires_at)
                        values (:owner, :purpose, :content, :now, :code, :index, :codeExpires, :expires)
                        on conflict do nothing
                        """)
                .param("owner", owner)
                .param("purpose", purpose)
                .param("content", rows.sealed(Map.of()))
                .param("now", Timestamp.from(clock.instant()))
                .param("code", rows.sealed(code))
                .param("index", rows.index(code))
                .param("codeExpires", in(settings.codeLife()))
                .param("expires", in(settings.draftLife()))
                .update();
    }

    /// Does nothing while the code is still good.
    private void renewCode(UUID owner, String purpose) {
        var code = DraftCode.random();
        jdbc.sql("""
                        update forms.draft set code = :code, code_index = :index, code_expires_at = :expires
                         where owner = :owner and purpose = :purpose and code_expires_at <= :now
                           and not exists (select from forms.draft where code_index = :index)
                        """)
                .param("code", rows.sealed(code))
                .param("index", rows.index(code))
                .param("expires", in(settings.codeLife()))
                .param("owner", owner)
                .param("purpose", purpose)
                .param("now", Timestamp.from(systemClock.instant()))
                .update();
    }

    private Timestamp in(Duration life) {
        return Timestamp.from(systemClock.instant().plus(life));
    }

    private static Timestamp instant(Cursor cursor) {
        return Timestamp.from(Instant.parse(cursor.keys().getFirst()));
    }
}
