package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;

/// Tells who acts in a request. A port: `identity` provides it.
public interface ActorSource {

    /// Never null; a stranger is [Actor#VISITOR].
    Actor actorOf(HttpServletRequest request);
}
