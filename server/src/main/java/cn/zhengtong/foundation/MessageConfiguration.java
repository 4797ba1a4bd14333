package cn.zhengtong.foundation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What people read: `messages/<module>.properties` (Chinese) and `messages/<module>_en.properties`, found by
/// themselves.
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    MessageSource messageSource() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        var names = Arrays.stream(files)
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .map(it -> it.substring(0, it.length() - ".properties".length()))
                .filter(it -> !it.endsWith("_en"))
                .map(it -> "messages/" + it)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        var source = new ResourceBundleMessageSource();
        source.setBasenames(names);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setUseCodeAsDefaultMessage(false);
        return source;
    }
}
