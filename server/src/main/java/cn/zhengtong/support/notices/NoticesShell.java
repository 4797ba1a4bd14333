package cn.zhengtong.support.notices;

import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// How many messages wait for the reader, for the top of every page.
@ControllerAdvice(annotations = Controller.class)
class NoticesShell {

    private final Notices notices;

    NoticesShell(Notices notices) {
        this.notices = notices;
    }

    /// Null for those who have no messages: visitors, staff, programs.
    @ModelAttribute("unread")
    @Nullable
    Integer unread(Actor actor, HttpServletRequest request) {
        return actor.isPerson() && !request.getRequestURI().startsWith("/api/") ? notices.unread(actor.id()) : null;
    }
}
