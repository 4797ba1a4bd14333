package cn.zhengtong.support.documents;

import cn.zhengtong.kernel.OrganisationCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One issued paper (文书). What it says is in its PDF only.
///
/// @param documentNumber 文书号, e.g. 宁玄武市监受〔2026〕12号
/// @param verifyCode by which anyone finds it at `/verify`
public record Document(
        UUID id,
        String template,
        String documentNumber,
        String title,
        OrganisationCode body,
        Instant issuedAt,
        State state,
        @Nullable Instant servedAt,
        @Nullable String servedHow,
        String verifyCode) {

    /// Life of a paper.
    public enum State {
        ISSUED,
        SERVED,
        VOIDED;

        boolean canBecome(State next) {
            return this != VOIDED && next != ISSUED;
        }
    }
}
