package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.Actor;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a session remembers: identifiers only, no name, no right.
///
/// @param post the post that staff acts in, null for persons and for staff without one
record SignedIn(Actor.Kind kind, UUID subject, @Nullable UUID post, Instant since) implements Serializable {

    static final String ATTRIBUTE = "signedIn";

    /// Under this name the session is found again when everything of somebody must end.
    String sessionName() {
        return kind + ":" + subject;
    }
}
