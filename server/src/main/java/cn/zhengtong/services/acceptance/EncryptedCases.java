package cn.zhengtong.services.acceptance;

import cn.zhengtong.foundation.EncryptedColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What key rotation must know about cases.
@Configuration(proxyBeanMethods = false)
class EncryptedCases {

    @Bean
    EncryptedColumns encryptedCaseRows() {
        return new EncryptedColumns("acceptance.service_case", "id", List.of("form"));
    }
}
