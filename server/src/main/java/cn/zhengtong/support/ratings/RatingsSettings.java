package cn.zhengtong.support.ratings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Terms of rating and of working off low ratings; norms differ by place, so all of them are parameters.
///
/// @param invitationLife after this an invitation becomes a default, which counts as not rated
/// @param contactDays working days to contact a rater who wants to be contacted
/// @param rectifyDays working days to put it right
/// @param callBackDays working days to call back afterwards
/// @param contactAttempts tries after which somebody who cannot be reached counts as contacted or called back
/// @param reopenings how often an unhappy rater can send it back
/// @param silence after this a rater who says nothing is taken to have nothing more to say
/// @param hasty a rating so soon after the closing is flagged
/// @param burst more ratings than this within `burstWindow`, from one address or about one member of staff,
///     are flagged
/// @param staffAddressAge how long an address counts as one of staff after staff worked from it
/// @param repeatedLow low ratings of one person within `repeatedLowWindow` that are flagged
@ConfigurationProperties("zhengtong.ratings")
record RatingsSettings(
        @DefaultValue("15d") Duration invitationLife,
        @DefaultValue("1") int contactDays,
        @DefaultValue("5") int rectifyDays,
        @DefaultValue("3") int callBackDays,
        @DefaultValue("3") int contactAttempts,
        @DefaultValue("2") int reopenings,
        @DefaultValue("7d") Duration silence,
        @DefaultValue("10s") Duration hasty,
        @DefaultValue("10") int burst,
        @DefaultValue("10m") Duration burstWindow,
        @DefaultValue("12h") Duration staffAddressAge,
        @DefaultValue("3") int repeatedLow,
        @DefaultValue("30d") Duration repeatedLowWindow) {}
