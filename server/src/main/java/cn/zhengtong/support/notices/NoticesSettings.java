package cn.zhengtong.support.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How short messages leave the house.
///
/// @param gatewayUrl address of the province's SMS gateway; empty = none, in the demo the simulator
/// @param gatewaySecret shared with the gateway, signs requests and delivery reports
/// @param gatewayTimeout how long one request may take
/// @param sendEvery pause between two runs of the sending job
/// @param batch messages taken at once
/// @param parallel requests to the gateway at the same time
/// @param lease after this time a message that a killed program had taken is taken again
/// @param tries after this many a message is given up and listed
/// @param firstPause before the second try; each further pause is `growth` times as long, at most
///     `longestPause`
/// @param simulator how the demo's gateway behaves at first
@ConfigurationProperties("zhengtong.notices")
record NoticesSettings(
        @DefaultValue("") String gatewayUrl,
        @DefaultValue("") String gatewaySecret,
        @DefaultValue("5s") Duration gatewayTimeout,
        @DefaultValue("5s") Duration sendEvery,
        @DefaultValue("100") int batch,
        @DefaultValue("8") int parallel,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("8") int tries,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("3") int growth,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("WELL") Behaviour simulator) {

    /// How long to wait after so many tries.
    Duration pauseAfter(int triesDone) {
        var pause = firstPause;
        for (int i = 1; i < triesDone && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(growth);
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
