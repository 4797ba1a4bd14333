package cn.zhengtong.support.seals;

/// Life of a seal.
enum SealState {
    ACTIVE,
    /// 冻结: for a time nothing may be sealed with it.
    FROZEN,
    /// 销毁: for good; what it sealed before stays good.
    DESTROYED;

    boolean canBecome(SealState next) {
        return switch (this) {
            case ACTIVE -> next == FROZEN || next == DESTROYED;
            case FROZEN -> next == ACTIVE || next == DESTROYED;
            case DESTROYED -> false;
        };
    }
}
