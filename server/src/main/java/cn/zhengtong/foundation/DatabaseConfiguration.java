package cn.zhengtong.foundation;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one store of record: a PostgreSQL server by JDBC address, or the embedded one inside the data folder.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ZhengtongSettings.class)
class DatabaseConfiguration {

    private static final String NO_ADDRESS = "'${zhengtong.database-url:}'.isEmpty()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(NO_ADDRESS)
    EmbeddedPostgres embeddedPostgres(ZhengtongSettings settings) throws IOException {
        return new EmbeddedServer(settings.dataDirectory(), settings.durable()).start();
    }

    @Bean
    @ConditionalOnExpression(NO_ADDRESS)
    DataSource embeddedDataSource(EmbeddedPostgres postgres) {
        return pool(postgres.getJdbcUrl("postgres", "postgres"));
    }

    @Bean
    @ConditionalOnExpression("!" + NO_ADDRESS)
    DataSource dataSource(ZhengtongSettings settings) {
        return pool(settings.databaseUrl());
    }

    private static DataSource pool(String address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setMaximumPoolSize(24);
        pool.setPoolName("zhengtong");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}
