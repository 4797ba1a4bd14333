package cn.zhengtong.foundation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps the trace id of the request at hand, also for the error page that the container asks for after the
/// trace ended, and tells it to programs.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TraceFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = TraceFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = TraceId.current();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader("X-Trace-Id", id);
        chain.doFilter(request, response);
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : TraceId.current();
    }
}
