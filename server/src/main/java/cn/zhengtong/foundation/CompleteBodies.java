package cn.zhengtong.foundation;

import cn.zhengtong.kernel.RuleViolation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Lets no request body through in which something is missing that the code takes for granted: what is not
/// [Nullable] in a record must be there.
@ControllerAdvice
class CompleteBodies extends RequestBodyAdviceAdapter {

    private final MessageSource messages;

    CompleteBodies(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        var missing = new ArrayList<String>();
        look(body, "", missing);
        if (!missing.isEmpty()) {
            var words = messages.getMessage("foundation.field-missing", null, LocaleContextHolder.getLocale());
            throw new BodyIncomplete(missing.stream()
                    .map(it -> new RuleViolation.FieldError(it, words))
                    .toList());
        }
        return body;
    }

    private static void look(@Nullable Object value, String path, List<String> missing) {
        switch (value) {
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) {
                    look(record, component, path, missing);
                }
            }
            case Collection<?> several -> several.forEach(it -> look(it, path + "[]", missing));
            case Map<?, ?> map -> map.values().forEach(it -> look(it, path + "{}", missing));
            case null, default -> {}
        }
    }

    private static void look(Record record, RecordComponent component, String path, List<String> missing) {
        var here = path.isEmpty() ? component.getName() : path + "." + component.getName();
        var value = valueOf(record, component);
        if (value != null) {
            look(value, here, missing);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            missing.add(here);
        }
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Fields of the request body are missing.
    static class BodyIncomplete extends RuleViolation {

        private final transient List<FieldError> missing;

        BodyIncomplete(List<FieldError> missing) {
            super("foundation.input-invalid", Kind.REFUSED, "Fields are missing in the request body");
            this.missing = missing;
        }

        @Override
        public List<FieldError> fieldErrors() {
            return missing;
        }
    }
}
