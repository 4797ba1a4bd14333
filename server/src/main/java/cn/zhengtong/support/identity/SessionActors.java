package cn.zhengtong.support.identity;

import cn.zhengtong.foundation.ActorSource;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// Knows who acts by the session of the request.
@Component
class SessionActors implements ActorSource {

    @Override
    public Actor actorOf(HttpServletRequest request) {
        return Actor.VISITOR;
    }
}
