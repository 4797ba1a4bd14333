package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Actor;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Makes the API description (OpenAPI) say what the code says: names that are unique over all modules, fields
/// that
/// are always there marked as required, problems as the answer to everything that is refused.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String OURS = "cn.zhengtong.";

    // The actor comes from the session, never from the caller: the description does not name it.
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    /// A refusal as programs read it (RFC 9457).
    record Problem(String type, String title, int status, String detail, String traceId) {}

    @Bean
    TypeNames typeNames() {
        return new TypeNames();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver namedTypes(TypeNames names) {
        return new ModelResolver(Json31.mapper(), names).openapi31(true);
    }

    @Bean
    GlobalOpenApiCustomizer saysWhatTheCodeSays(TypeNames names) {
        return description -> {
            var components = description.getComponents();
            components.addSchemas(
                    "Problem",
                    ModelConverters.getInstance(true).read(Problem.class).values().stream()
                            .findFirst()
                            .orElseThrow());
            components.getSchemas().forEach((name, schema) -> markRequired(schema, names.typeOf(name)));
            var problem = new ApiResponse()
                    .description("Refused or failed, in words")
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
            description.getPaths().values().stream()
                    .flatMap(it -> it.readOperations().stream())
                    .forEach(it -> it.getResponses().addApiResponse("default", problem));
        };
    }

    private static void markRequired(Schema<?> schema, @Nullable Class<?> type) {
        if (type != null && type.isRecord() && schema.getProperties() != null) {
            Arrays.stream(type.getRecordComponents())
                    .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(it -> it.getName())
                    .filter(schema.getProperties()::containsKey)
                    .sorted()
                    .forEach(schema::addRequiredItem);
        }
    }

    /// `module.Type` and `module.Outer.Type`, a page of them `….Page`; remembers which type a name stands for.
    static class TypeNames extends TypeNameResolver {

        private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

        @Nullable
        Class<?> typeOf(String name) {
            return types.get(name);
        }

        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            var name = type.getRawClass() == Page.class
                    ? nameForType(type.containedType(0), options) + ".Page"
                    : super.nameForGenericType(type, options);
            types.put(name, type.getRawClass());
            return name;
        }

        @Override
        protected String getNameOfClass(Class<?> type) {
            if (!type.getName().startsWith(OURS) || type == Problem.class) {
                return super.getNameOfClass(type);
            }
            var module = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
            var name = module
                    + type.getName()
                            .substring(type.getPackageName().length())
                            .replace("Controller$", "$")
                            .replace('$', '.');
            types.put(name, type);
            return name;
        }
    }
}
