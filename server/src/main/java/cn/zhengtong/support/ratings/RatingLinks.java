package cn.zhengtong.support.ratings;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.support.notices.SmsLink;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Addresses by which people rate and follow without an account. The token is made anew from the secret key
/// whenever it
/// is needed; stored is only its digest, and that a token for rating was spent.
@Component
class RatingLinks implements SmsLink {

    /// What a link opens.
    enum Purpose {
        /// Rating, once.
        RATE,
        /// Seeing what became of a low rating and saying whether that will do.
        FOLLOW
    }

    private static final int BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern MINE = Pattern.compile("/my/ratings/([0-9a-f-]{36})");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Invitations invitations;
    private final BusinessClock clock;

    RatingLinks(JdbcClient jdbc, FieldCipher cipher, Invitations invitations, BusinessClock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.invitations = invitations;
        this.clock = clock;
    }

    /// The address for this purpose; the same one again when it was issued before.
    String issue(UUID invitation, Purpose purpose) {
        var token = token(invitation, purpose);
        jdbc.sql("""
                        insert into ratings.link (digest, invitation, purpose, issued_at) values (:digest, :invitation, :purpose, :at)
                        on conflict do nothing
                        """)
                .param("digest", Digests.sm3(token))
                .param("invitation", invitation)
                .param("purpose", purpose.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return (purpose == Purpose.RATE ? "/ratings/" : "/ratings/progress/") + token;
    }

    /// The invitation that a token opens; a token that nobody issued opens nothing.
    Invitation open(String token, Purpose purpose) {
        if (!TOKEN.matcher(token).matches()) {
            throw new Refusal.RatingUnknown();
        }
        return jdbc.sql("select invitation from ratings.link where digest = :digest and purpose = :purpose")
                .param("digest", Digests.sm3(token))
                .param("purpose", purpose.name())
                .query(UUID.class)
                .optional()
                .flatMap(invitations::find)
                .orElseThrow(Refusal.RatingUnknown::new);
    }

    /// A token for rating works once.
    void spend(String token) {
        int spent = jdbc.sql(
                        "update ratings.link set spent_at = :at where digest = :digest and purpose = 'RATE' and spent_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("digest", Digests.sm3(token))
                .update();
        if (spent != 1) {
            throw new Refusal.RatedAlready();
        }
    }

    @Override
    public Optional<String> openFor(UUID person, String link) {
        var mine = MINE.matcher(link);
        if (!mine.matches()) {
            return Optional.empty();
        }
        return invitations
                .find(UUID.fromString(mine.group(1)))
                .filter(it -> it.person().equals(person))
                .map(it -> issue(it.id(), it.state() == RatingView.State.OPEN ? Purpose.RATE : Purpose.FOLLOW));
    }

    private String token(UUID invitation, Purpose purpose) {
        var index = cipher.blindIndex("ratings." + purpose, invitation.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(index, BYTES));
    }
}
