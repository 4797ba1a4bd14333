package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.EncryptedColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What key rotation must know about documents.
@Configuration(proxyBeanMethods = false)
class EncryptedDocuments {

    @Bean
    EncryptedColumns encryptedDocumentRows() {
        return new EncryptedColumns("documents.document", "id", List.of("addressee", "fields", "void_reason"));
    }
}
