package cn.zhengtong.foundation;

import cn.zhengtong.kernel.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.util.ClassUtils;

/// Stores every [TextValue] record as its one string, so that a new value type needs no mapping code.
@Configuration(proxyBeanMethods = false)
class TextValuePersistence {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect, BeanFactory beans) {
        var converters = new ArrayList<Object>();
        for (var type : textValueTypes(beans)) {
            converters.add(new Writer(type));
            converters.add(new Reader(type));
        }
        return JdbcCustomConversions.of(dialect, converters);
    }

    private static List<Class<?>> textValueTypes(BeanFactory beans) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TextValue.class));
        var types = new ArrayList<Class<?>>();
        for (var root : AutoConfigurationPackages.get(beans)) {
            for (var candidate : scanner.findCandidateComponents(root)) {
                var name = candidate.getBeanClassName();
                if (name != null) {
                    types.add(ClassUtils.resolveClassName(name, null));
                }
            }
        }
        return types;
    }

    @WritingConverter
    record Writer(Class<?> type) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(type, String.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : ((TextValue) source).value();
        }
    }

    @ReadingConverter
    record Reader(Class<?> type) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, type));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(type), source);
        }
    }
}
