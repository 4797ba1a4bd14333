package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.OrganisationCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came out of checking a sealed file (验章), check by check in the order of GB/T 38540, up to the
/// first that failed.
///
/// @param paper what the room that issued it says, when the file got that far
public record Verification(
        Verdict verdict,
        List<Step> steps,
        @Nullable Sealing sealing,
        @Nullable KnownPaper paper,
        Instant verifiedAt) {

    /// The verdict in one word.
    public enum Verdict {
        /// Genuine, unchanged, and what it says holds now.
        GENUINE,
        /// Genuine and unchanged, but ended since.
        ENDED,
        /// Somebody's, but not this house's: nothing can be said here.
        NOT_OURS,
        /// Not to be trusted.
        NOT_TRUSTED
    }

    /// The checks, in their order.
    public enum Check {
        FILE,
        SIGNATURE,
        CERTIFICATE,
        SEAL,
        CONTENT,
        REGISTER
    }

    /// How a check came out.
    public enum Result {
        PASSED,
        FAILED,
        NOT_REACHED
    }

    /// @param code of the words that tell what was seen, with their arguments
    public record Step(Check check, Result result, String code, List<Object> arguments) {}

    /// Who sealed, and what seal and certificate are worth now.
    public record Sealing(
            OrganisationCode body,
            String bodyName,
            SealKind kind,
            Instant sealedAt,
            String certificate,
            Instant certificateEnds,
            boolean certificateGoodNow,
            boolean sealInUseNow) {}

    public Verification {
        steps = List.copyOf(steps);
    }

    /// Nobody touched the file since it was sealed.
    public boolean intact() {
        return steps.stream().anyMatch(it -> it.check() == Check.CONTENT && it.result() == Result.PASSED);
    }
}
