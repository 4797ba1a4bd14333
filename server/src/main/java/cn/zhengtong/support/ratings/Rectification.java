package cn.zhengtong.support.ratings;

import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.Place;
import cn.zhengtong.kernel.RegionCode;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.calendar.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One low rating being worked off (差评整改单). Only it moves along its life cycle.
class Rectification {

    /// What the unit found.
    enum Finding {
        SUBSTANTIATED,
        MISTAKEN,
        MALICIOUS
    }

    /// The unit's objection to the rating.
    enum Appeal {
        NONE,
        PENDING,
        UPHELD,
        REJECTED
    }

    /// How it ended.
    enum Outcome {
        SATISFIED,
        SILENT,
        UNRESOLVED,
        SET_ASIDE
    }

    final SeriesNumber number;
    final UUID rating;
    final UUID person;
    final String system;
    final String eventNumber;
    final Place place;
    final String title;
    final int level;
    final boolean realName;
    final @Nullable UUID handledBy;
    final LocalDate month;
    final Instant openedAt;

    RectificationState state = RectificationState.OPEN;
    Appeal appeal = Appeal.NONE;
    int round = 1;
    int attempts;
    boolean overdue;
    long version;
    UUID step;
    Instant rectifyDueAt;

    @Nullable
    Finding finding;

    @Nullable
    Outcome outcome;

    @Nullable
    UUID appealStep;

    @Nullable
    UUID appealedBy;

    @Nullable
    Instant contactDueAt;

    @Nullable
    Instant callBackDueAt;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant yellowAt;

    @Nullable
    Instant rectifiedAt;

    @Nullable
    UUID rectifiedBy;

    @Nullable
    Instant calledBackAt;

    @Nullable
    Instant closedAt;

    Rectification(
            SeriesNumber number,
            Invitation invitation,
            int level,
            boolean realName,
            Instant openedAt,
            Instant rectifyDueAt,
            UUID step) {
        this.number = number;
        this.rating = invitation.id();
        this.person = invitation.person();
        this.system = invitation.system();
        this.eventNumber = invitation.number();
        this.place = invitation.place();
        this.title = invitation.title();
        this.level = level;
        this.realName = realName;
        this.handledBy = invitation.handledBy();
        this.month = invitation.month();
        this.openedAt = openedAt;
        this.rectifyDueAt = rectifyDueAt;
        this.step = step;
    }

    Rectification(ResultSet row) throws SQLException {
        number = new SeriesNumber(row.getString("number"));
        rating = row.getObject("rating", UUID.class);
        person = row.getObject("person", UUID.class);
        system = row.getString("system");
        eventNumber = row.getString("event_number");
        place = new Place(
                new RegionCode(row.getString("region")),
                new OrganisationCode(row.getString("organisation")),
                row.getString("item"));
        title = row.getString("title");
        level = row.getInt("level");
        realName = row.getBoolean("real_name");
        handledBy = row.getObject("handled_by", UUID.class);
        month = row.getObject("month", LocalDate.class);
        openedAt = row.getTimestamp("opened_at").toInstant();
        rectifyDueAt = row.getTimestamp("rectify_due_at").toInstant();
        step = row.getObject("step", UUID.class);
        state = RectificationState.valueOf(row.getString("state"));
        appeal = Appeal.valueOf(row.getString("appeal"));
        round = row.getInt("round");
        attempts = row.getInt("attempts");
        overdue = row.getBoolean("overdue");
        version = row.getLong("version");
        finding = row.getString("finding") == null ? null : Finding.valueOf(row.getString("finding"));
        outcome = row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome"));
        appealStep = row.getObject("appeal_step", UUID.class);
        appealedBy = row.getObject("appealed_by", UUID.class);
        contactDueAt = instant(row.getTimestamp("contact_due_at"));
        callBackDueAt = instant(row.getTimestamp("call_back_due_at"));
        dueAt = instant(row.getTimestamp("due"));
        yellowAt = instant(row.getTimestamp("yellow_at"));
        rectifiedAt = instant(row.getTimestamp("rectified_at"));
        rectifiedBy = row.getObject("rectified_by", UUID.class);
        calledBackAt = instant(row.getTimestamp("called_back_at"));
        closedAt = instant(row.getTimestamp("closed_at"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// Somebody tried to reach the rater; after enough tries that counts.
    ///
    /// @return true when contact is done with
    boolean tried(boolean reached, int enough) {
        mustBe(RectificationState.OPEN, "contact");
        attempts++;
        if (reached || attempts >= enough) {
            become(RectificationState.CONTACTED, "contact");
            return true;
        }
        return false;
    }

    void classify(Finding found) {
        become(RectificationState.CLASSIFIED, "classification");
        finding = found;
    }

    /// An answer to the rater is there; the first one decides whether it came in time.
    ///
    /// @return true when it is the first one
    boolean rectify(UUID by, Instant now) {
        become(RectificationState.RECTIFIED, "rectification");
        rectifiedBy = by;
        attempts = 0;
        var first = rectifiedAt == null;
        if (first) {
            rectifiedAt = now;
        }
        return first;
    }

    boolean inTime() {
        return rectifiedAt != null
                && !rectifiedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(rectifyDueAt);
    }

    /// @return true when the call is done with
    boolean called(boolean reached, int enough) {
        mustBe(RectificationState.RECTIFIED, "call-back");
        attempts++;
        if (reached || attempts >= enough) {
            become(RectificationState.CALLED_BACK, "call-back");
            return true;
        }
        return false;
    }

    /// The rater has spoken, on the telephone or on the page.
    ///
    /// @return true when it is the first time
    boolean heard(Instant now) {
        var first = calledBackAt == null;
        calledBackAt = first ? now : calledBackAt;
        return first;
    }

    void reopen() {
        become(RectificationState.REOPENED, "reopening");
        round++;
        attempts = 0;
    }

    boolean mayReopen(int most) {
        return round <= most;
    }

    void close(Outcome how, Instant now) {
        become(RectificationState.CLOSED, "closing");
        outcome = how;
        closedAt = now;
        due(null);
    }

    void appeal(UUID by) {
        if (!state.withTheUnit() || appeal != Appeal.NONE) {
            throw new Refusal.NotNow("appeal", state);
        }
        appeal = Appeal.PENDING;
        appealedBy = by;
    }

    void decideAppeal(boolean upheld, Instant now) {
        if (appeal != Appeal.PENDING) {
            throw new Refusal.NotNow("appeal-decision", state);
        }
        appeal = upheld ? Appeal.UPHELD : Appeal.REJECTED;
        if (upheld) {
            close(Outcome.SET_ASIDE, now);
        }
    }

    /// The date that counts now.
    void due(@Nullable Deadline deadline) {
        dueAt = deadline == null ? null : deadline.dueAt();
        yellowAt = deadline == null ? null : deadline.yellowAt();
    }

    void mustBe(RectificationState expected, String action) {
        if (state != expected) {
            throw new Refusal.NotNow(action, state);
        }
    }

    private void become(RectificationState next, String action) {
        if (!state.canBecome(next, realName)) {
            throw new Refusal.NotNow(action, state);
        }
        state = next;
    }
}
