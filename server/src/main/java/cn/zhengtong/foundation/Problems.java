package cn.zhengtong.foundation;

import cn.zhengtong.kernel.RuleViolation;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/// The one place where a refusal or a failure becomes an answer: problem+json (RFC 9457) for programs, a page
/// in words
/// for people.
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "urn:zhengtong:problem:";

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    Object refused(RuleViolation violation, HttpServletRequest request, Locale locale) {
        var status = status(violation.kind());
        if (violation.kind() == RuleViolation.Kind.OUR_FAULT) {
            LOG.error("{}", violation.getMessage(), violation);
        }
        if (violation instanceof AccessGate.AccessRefused.NotSignedIn stranger && !wantsJson(request)) {
            return new ModelAndView("redirect:" + signInPage(stranger, request));
        }
        return answer(request, locale, status, violation.code(), violation.arguments(), violation.fieldErrors());
    }

    @ExceptionHandler
    Object badInput(BindException invalid, HttpServletRequest request, Locale locale) {
        var errors = invalid.getFieldErrors().stream()
                .map(it -> new RuleViolation.FieldError(it.getField(), text(it, locale)))
                .toList();
        return answer(request, locale, HttpStatus.BAD_REQUEST, "foundation.input-invalid", new Object[0], errors);
    }

    @ExceptionHandler
    Object changedMeanwhile(ConcurrencyFailureException conflict, HttpServletRequest request, Locale locale) {
        LOG.info("changed meanwhile: {}", conflict.getClass().getSimpleName());
        return answer(request, locale, HttpStatus.CONFLICT, "foundation.changed-meanwhile", new Object[0], List.of());
    }

    @ExceptionHandler
    Object anythingElse(Exception failure, HttpServletRequest request, Locale locale) {
        if (failure instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(request, locale, status, "foundation.http-" + status.value(), new Object[0], List.of());
        }
        if (failure instanceof TypeMismatchException
                || failure instanceof IllegalArgumentException
                || failure.getCause() instanceof IllegalArgumentException) {
            LOG.info("unreadable input: {}", failure.getClass().getSimpleName());
            return answer(request, locale, HttpStatus.BAD_REQUEST, "foundation.http-400", new Object[0], List.of());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                request, locale, HttpStatus.INTERNAL_SERVER_ERROR, "foundation.http-500", new Object[0], List.of());
    }

    /// A status without a refusal of ours behind it.
    Object plain(HttpServletRequest request, Locale locale, HttpStatus status) {
        return answer(request, locale, status, "foundation.http-" + status.value(), new Object[0], List.of());
    }

    private Object answer(
            HttpServletRequest request,
            Locale locale,
            HttpStatus status,
            String code,
            Object[] arguments,
            List<RuleViolation.FieldError> errors) {
        var title = message(
                "problem." + code,
                arguments,
                locale,
                message("problem.foundation.http-" + status.value(), arguments, locale, status.getReasonPhrase()));
        var detail = message("problem." + code + ".detail", arguments, locale, "");
        var traceId = TraceFilter.of(request);
        LOG.info("{} answered {} {} as problem {}", request.getMethod(), status.value(), code, traceId);
        if (!wantsJson(request)) {
            var page = new ModelAndView("shell/problem");
            page.setStatus(status);
            page.addObject("title", title);
            page.addObject("detail", detail);
            page.addObject("errors", errors);
            page.addObject("status", status.value());
            page.addObject("traceId", traceId);
            return page;
        }
        var problem = ProblemDetail.forStatusAndDetail(status, detail.isEmpty() ? title : detail);
        problem.setTitle(title);
        problem.setType(URI.create(TYPE + code));
        problem.setProperty("traceId", traceId);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// Programs ask under /api or say so; everybody else is a person with a browser.
    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return addressOf(request).startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    /// The address that was asked for, also while the container asks for its error page.
    private static String addressOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private static String signInPage(AccessGate.AccessRefused.NotSignedIn stranger, HttpServletRequest request) {
        var query = request.getQueryString();
        var here = request.getRequestURI() + (query == null || !"GET".equals(request.getMethod()) ? "" : "?" + query);
        var page = stranger.expected == Audience.STAFF ? "/desk/sign-in" : "/sign-in";
        return page + "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    private String text(FieldError error, Locale locale) {
        return messages.getMessage(error, locale);
    }

    private String message(String key, Object[] arguments, Locale locale, @Nullable String otherwise) {
        var text = messages.getMessage(key, arguments, otherwise, locale);
        return text == null ? "" : text;
    }

    private static HttpStatus status(RuleViolation.Kind kind) {
        return switch (kind) {
            case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CHANGED_MEANWHILE -> HttpStatus.CONFLICT;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case OUR_FAULT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
