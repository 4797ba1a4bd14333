package cn.zhengtong.support.seals;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Who may seal with what, and how much a stranger may ask to be checked.
///
/// @param official permissions that open the official seal, over the sealing body
/// @param permit permissions that open the seal of the permit procedure
/// @param licence permissions that open the seal of licences
/// @param renew a certificate that ends sooner than this is replaced at the next use
/// @param largest file that is checked
/// @param atOnce how many files are checked at the same time
@ConfigurationProperties("zhengtong.seals")
record SealSettings(
        @DefaultValue({"acceptance.accept", "acceptance.decide", "acceptance.extend", "licences.end"})
        Set<String> official,

        @DefaultValue({
            "acceptance.receive",
            "acceptance.accept",
            "acceptance.examine",
            "acceptance.review",
            "acceptance.decide",
            "acceptance.extend",
            "acceptance.deliver",
            "licences.end"
        })
        Set<String> permit,

        @DefaultValue({"acceptance.decide"}) Set<String> licence,
        @DefaultValue("30d") Duration renew,
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("8") int atOnce) {

    Set<String> permissions(SealKind kind) {
        return switch (kind) {
            case OFFICIAL -> official;
            case PERMIT -> permit;
            case LICENCE -> licence;
        };
    }
}
