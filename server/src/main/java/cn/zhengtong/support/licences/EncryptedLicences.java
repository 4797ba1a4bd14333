package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.EncryptedColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What key rotation must know about licences.
@Configuration(proxyBeanMethods = false)
class EncryptedLicences {

    @Bean
    EncryptedColumns encryptedLicenceRows() {
        return new EncryptedColumns("licences.licence", "id", List.of("holder", "face", "end_reason"));
    }
}
