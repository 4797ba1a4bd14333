package cn.zhengtong.support.files;

import cn.zhengtong.foundation.ActorSource;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away bodies that are too large before anybody reads them, and ends those that grow too large or come
/// too
/// slowly.
///
/// It stands before the check of forgery tokens, because that one already has the container read a whole form.
@Component
@Order(-110)
class BodyGate extends OncePerRequestFilter {

    private static final String UPLOADS = "/api/files/uploads/";

    private final ActorSource actors;
    private final FileSettings settings;

    BodyGate(ActorSource actors, FileSettings settings) {
        this.actors = actors;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForm(request)) {
            var refusal = refusal(request);
            if (refusal == null) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, refusal);
            }
            return;
        }
        long most = request.getRequestURI().startsWith(UPLOADS)
                ? settings.mostFile().toBytes()
                : settings.mostBody().toBytes();
        if (request.getContentLengthLong() > most) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE);
        } else {
            var body = new PacedBody(request, most, settings);
            chain.doFilter(body, response);
            if (body.cutOff()) {
                hangUp(response);
            }
        }
    }

    /// The container would read on to the end of the body otherwise, at the sender's pace.
    private static void hangUp(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        throw new ClientAbortException("the body was cut off");
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /// A form must say how large it is; strangers may send small ones only.
    private @Nullable HttpStatus refusal(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0) {
            return HttpStatus.LENGTH_REQUIRED;
        }
        if (length > settings.mostRequest().toBytes()
                || (length > settings.mostVisitorRequest().toBytes()
                        && actors.actorOf(request).kind() == Actor.Kind.VISITOR)) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return null;
    }

    /// Told like every other problem, without the body being touched.
    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws ServletException, IOException {
        response.setHeader("Connection", "close");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
        request.getRequestDispatcher("/error").forward(new WithoutBody(request), response);
    }

    private static final class WithoutBody extends HttpServletRequestWrapper {

        private WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }
    }
}
