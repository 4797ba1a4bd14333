package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.kernel.SeriesNumber;
import cn.zhengtong.support.calendar.ClockMoved;
import cn.zhengtong.support.calendar.Clocks;
import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.calendar.LimitUnit;
import cn.zhengtong.support.calendar.TimeLimit;
import cn.zhengtong.support.workflow.Due;
import cn.zhengtong.support.workflow.Workflow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// The three clocks of an order: contact, rectification, call-back.
@Component
class RectificationClocks {

    enum Kind {
        CONTACT,
        RECTIFY,
        CALL_BACK
    }

    static final String SYSTEM = "ratings";

    private final Clocks clocks;
    private final Workflow workflow;
    private final Rectifications orders;
    private final RatingsSettings settings;
    private final BusinessClock clock;

    RectificationClocks(
            Clocks clocks, Workflow workflow, Rectifications orders, RatingsSettings settings, BusinessClock clock) {
        this.clocks = clocks;
        this.workflow = workflow;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    static String subject(SeriesNumber number) {
        return SYSTEM + ":" + number.value();
    }

    static Due due(@Nullable Deadline deadline) {
        return deadline == null ? Due.NONE : new Due(deadline.dueAt(), deadline.yellowAt());
    }

    Deadline start(SeriesNumber number, cn.zhengtong.kernel.RegionCode region, Kind kind, Instant from) {
        return clocks.start(subject(number), kind.name(), from, limit(kind), region);
    }

    /// Runs anew, for a further round.
    Deadline again(Rectification order, Kind kind, Instant from, String ground, String officer) {
        return clocks.find(subject(order.number), kind.name()).isPresent()
                ? clocks.restart(subject(order.number), kind.name(), from, ground, officer)
                : start(order.number, order.place.region(), kind, from);
    }

    void stop(Rectification order, Instant at, Kind... kinds) {
        clocks.stop(subject(order.number), Arrays.stream(kinds).map(Enum::name).toList(), at);
    }

    List<Deadline> of(SeriesNumber number) {
        return clocks.of(subject(number));
    }

    @Nullable
    Deadline find(Rectification order, Kind kind) {
        return clocks.find(subject(order.number), kind.name()).orElse(null);
    }

    private TimeLimit limit(Kind kind) {
        int days = switch (kind) {
            case CONTACT -> settings.contactDays();
            case RECTIFY -> settings.rectifyDays();
            case CALL_BACK -> settings.callBackDays();
        };
        return new TimeLimit(days, LimitUnit.WORKING_DAY);
    }

    /// The clock that the order waits for now.
    static @Nullable Kind current(Rectification order) {
        return switch (order.state) {
            case OPEN -> order.realName ? Kind.CONTACT : Kind.RECTIFY;
            case CONTACTED, CLASSIFIED, REOPENED -> Kind.RECTIFY;
            case RECTIFIED -> order.realName ? Kind.CALL_BACK : null;
            case CALLED_BACK, CLOSED -> null;
        };
    }

    /// The calendar changed: the order, its list and its to-do get the new dates.
    @ApplicationModuleListener
    void on(ClockMoved moved) {
        if (!moved.subject().startsWith(SYSTEM + ":")) {
            return;
        }
        orders.lock(new SeriesNumber(moved.subject().substring(SYSTEM.length() + 1)))
                .ifPresent(order -> move(order, Kind.valueOf(moved.kind())));
    }

    private void move(Rectification order, Kind kind) {
        var deadline = find(order, kind);
        if (deadline == null) {
            return;
        }
        take(order, kind, deadline);
        if (kind == current(order)) {
            order.due(deadline);
            workflow.moveDue(SYSTEM, order.number.value(), due(deadline));
        }
        orders.save(order, clock.instant());
    }

    static void take(Rectification order, Kind kind, Deadline deadline) {
        switch (kind) {
            case CONTACT -> order.contactDueAt = deadline.dueAt();
            case RECTIFY -> {
                if (order.rectifiedAt == null) {
                    order.rectifyDueAt = deadline.dueAt();
                }
            }
            case CALL_BACK -> order.callBackDueAt = deadline.dueAt();
        }
    }
}
