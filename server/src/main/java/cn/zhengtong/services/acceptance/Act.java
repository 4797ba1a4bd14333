package cn.zhengtong.services.acceptance;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.services.catalog.Guide;
import cn.zhengtong.services.catalog.ItemContent;
import cn.zhengtong.support.workflow.StepView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody acting on a case, now.
///
/// @param guide the snapshot that the case runs on
/// @param step the open step that the act would do, null when it belongs to none
record Act(
        Actor actor, ServiceCase it, Guide guide, @Nullable StepView step, Instant at) {

    ItemContent content() {
        return guide.content();
    }

    /// The open step that belongs to the act; asked only where the offer saw one.
    StepView openStep() {
        return java.util.Objects.requireNonNull(step);
    }

    boolean may(String permission) {
        return actor.may(permission, it.place());
    }
}
