package cn.zhengtong.support.workflow;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of this room.
///
/// @param separations pairs of permissions, each `first+second`, that one member may not use on the same work
/// @param work permissions that steps ask for; a substitute must share one of them with whom he stands in for
/// @param escalateEvery how often deadlines are looked at and timers fired
@ConfigurationProperties("zhengtong.workflow")
record WorkflowSettings(
        @DefaultValue({
            "acceptance.examine+acceptance.review",
            "acceptance.examine+acceptance.decide",
            "acceptance.review+acceptance.decide"
        })
        List<String> separations,

        @DefaultValue({
            "acceptance.accept",
            "acceptance.examine",
            "acceptance.visit",
            "acceptance.review",
            "acceptance.decide",
            "acceptance.deliver",
            "ratings.handle"
        })
        List<String> work,

        @DefaultValue("30s") Duration escalateEvery) {}
