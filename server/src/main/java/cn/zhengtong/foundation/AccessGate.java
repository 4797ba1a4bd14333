package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Lets a request reach a handler only where [Opened] says so, and writes the audit row of the operation
/// afterwards.
@Component
class AccessGate implements HandlerInterceptor {

    static final String ACTOR = Actor.class.getName();
    private static final String OURS = "cn.zhengtong.";

    private final ActorSource actors;
    private final AuditTrail audit;

    AccessGate(ActorSource actors, AuditTrail audit) {
        this.actors = actors;
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var actor = actor(request);
        if (method.getBeanType().getName().startsWith(OURS)) {
            var opened = method.getMethodAnnotation(Opened.class);
            try {
                check(actor, opened);
            } catch (AccessRefused refused) {
                recordRefusal(actor, opened, request);
                throw refused;
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (handler instanceof HandlerMethod method) {
            var opened = method.getMethodAnnotation(Opened.class);
            if (opened != null && !opened.audit().isEmpty()) {
                audit.record(actor(request), opened.audit(), object(request), response.getStatus());
            }
        }
    }

    /// Somebody signed in reached for what is not theirs: the auditors see it.
    private void recordRefusal(Actor actor, @Nullable Opened opened, HttpServletRequest request) {
        if (opened != null && !opened.audit().isEmpty() && actor.kind() != Actor.Kind.VISITOR) {
            audit.record(actor, opened.audit(), object(request), HttpServletResponse.SC_FORBIDDEN);
        }
    }

    Actor actor(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor known) {
            return known;
        }
        var actor = actors.actorOf(request);
        request.setAttribute(ACTOR, actor);
        return actor;
    }

    private static void check(Actor actor, @Nullable Opened opened) {
        if (opened == null) {
            throw new AccessRefused.NotAllowed();
        }
        if (opened.to() == Audience.PUBLIC) {
            return;
        }
        if (actor.kind() == Actor.Kind.VISITOR) {
            throw new AccessRefused.NotSignedIn(opened.to());
        }
        var wrongKind = (opened.to() == Audience.STAFF && !actor.isStaff())
                || (opened.to() == Audience.PERSON && !actor.isPerson());
        if (wrongKind || (!opened.permission().isEmpty() && !actor.scope().has(opened.permission()))) {
            throw new AccessRefused.NotAllowed();
        }
        if (actor.assurance() < opened.assurance()) {
            throw new AccessRefused.AssuranceTooLow(opened.assurance());
        }
    }

    /// The identifiers in the address: enough to find the object, no personal data.
    private static String object(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.values().stream().map(String::valueOf).sorted().collect(Collectors.joining(" "))
                : "";
    }

    /// Why the gate stayed closed.
    abstract static class AccessRefused extends RuleViolation {

        AccessRefused(String code, Kind kind, String message, Object... arguments) {
            super(code, kind, message, arguments);
        }

        /// Nobody is signed in; the page for signing in depends on who is expected.
        static class NotSignedIn extends AccessRefused {
            final Audience expected;

            NotSignedIn(Audience expected) {
                super("foundation.not-signed-in", Kind.NOT_SIGNED_IN, "Nobody is signed in");
                this.expected = expected;
            }
        }

        /// Signed in, but without the permission.
        static class NotAllowed extends AccessRefused {
            NotAllowed() {
                super("foundation.not-allowed", Kind.NOT_ALLOWED, "The actor lacks the permission");
            }
        }

        /// Signed in, but not surely enough.
        static class AssuranceTooLow extends AccessRefused {
            AssuranceTooLow(int needed) {
                super("foundation.assurance-too-low", Kind.NOT_ALLOWED, "A higher assurance level is needed", needed);
            }
        }
    }
}
