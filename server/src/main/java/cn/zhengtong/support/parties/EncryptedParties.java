package cn.zhengtong.support.parties;

import cn.zhengtong.foundation.EncryptedColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What key rotation must know about people.
@Configuration(proxyBeanMethods = false)
class EncryptedParties {

    @Bean
    EncryptedColumns encryptedPersons() {
        return new EncryptedColumns("parties.person", "id", List.of("certificate", "name", "mobile"));
    }
}
