package cn.zhengtong.support.ratings;

import java.util.Set;

/// Life cycle of a low rating's working off (差评核实整改).
enum RectificationState {
    OPEN,
    CONTACTED,
    CLASSIFIED,
    RECTIFIED,
    CALLED_BACK,
    REOPENED,
    CLOSED;

    /// @param realName the rater wants to be contacted; otherwise there is no contact and no call
    boolean canBecome(RectificationState next, boolean realName) {
        return switch (this) {
            case OPEN -> next == (realName ? CONTACTED : CLASSIFIED) || next == CLOSED;
            case CONTACTED -> next == CLASSIFIED || next == CLOSED;
            case CLASSIFIED, REOPENED -> next == RECTIFIED || next == CLOSED;
            case RECTIFIED -> Set.of(REOPENED, CLOSED).contains(next) || (realName && next == CALLED_BACK);
            case CALLED_BACK -> next == REOPENED || next == CLOSED;
            case CLOSED -> false;
        };
    }

    /// The unit has to act.
    boolean withTheUnit() {
        return this == OPEN || this == CONTACTED || this == CLASSIFIED || this == REOPENED;
    }
}
