package cn.zhengtong.foundation;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The one store of record: a PostgreSQL server by JDBC address, or the embedded one inside the data folder.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ZhengtongSettings.class)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoAddress.class)
    EmbeddedServer embeddedServer(ZhengtongSettings settings) throws IOException {
        return new EmbeddedServer(settings.dataDirectory(), settings.keys(), settings.durable());
    }

    @Bean
    @Conditional(NoAddress.class)
    DataSource embeddedDataSource(EmbeddedServer server) {
        return pool(server.address(), EmbeddedServer.USER, server.password());
    }

    @Bean
    @Conditional(HasAddress.class)
    DataSource dataSource(ZhengtongSettings settings) {
        return pool(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
    }

    private static DataSource pool(String address, String user, String password) {
        Terminal.say("Preparing the tables");
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        if (!user.isEmpty()) {
            pool.setUsername(user);
            pool.setPassword(password);
        }
        pool.setMaximumPoolSize(24);
        pool.setPoolName("zhengtong");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    static class HasAddress implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("zhengtong.database-url", "")
                    .isBlank();
        }
    }

    static class NoAddress extends HasAddress {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}
