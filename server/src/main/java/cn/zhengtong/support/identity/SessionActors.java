package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.ActorSource;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.Scope;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows who acts by the session of the request. Rights are read anew each time, so that what is revoked ends
/// at once.
@Component
class SessionActors implements ActorSource {

    private final Staff staff;
    private final Parties parties;
    private final SystemClock clock;
    private final IdentitySettings settings;

    SessionActors(Staff staff, Parties parties, SystemClock clock, IdentitySettings settings) {
        this.staff = staff;
        this.parties = parties;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Actor actorOf(HttpServletRequest request) {
        return signedIn(request).map(this::actor).orElse(Actor.VISITOR);
    }

    Optional<SignedIn> signedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (signedIn.since().plus(settings.sessionMost()).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(signedIn);
    }

    private Actor actor(SignedIn signedIn) {
        if (signedIn.kind() == Actor.Kind.PERSON) {
            return Actor.person(
                    signedIn.subject(), parties.require(signedIn.subject()).assurance());
        }
        var member = staff.requireMember(signedIn.subject());
        if (member.left()) {
            return Actor.VISITOR;
        }
        var post = signedIn.post();
        return Actor.staff(member.id(), member.name(), post == null ? Scope.NONE : staff.scopeOf(post));
    }
}
