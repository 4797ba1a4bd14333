package cn.zhengtong.support.documents;

import cn.zhengtong.foundation.FieldCipher;
import cn.zhengtong.foundation.SystemClock;
import cn.zhengtong.kernel.Digests;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finished papers under the digest of their content, encrypted.
@Component
public class StoredPapers {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SystemClock clock;

    StoredPapers(JdbcClient jdbc, FieldCipher cipher, SystemClock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// @return SM3 of the content, under which it is read again
    public String keep(byte[] pdf) {
        var digest = Digests.sm3(pdf);
        jdbc.sql(
                        "insert into documents.pdf (digest, content, stored_at) values (:digest, :content, :at) on conflict do nothing")
                .param("digest", digest)
                .param("content", cipher.encrypt(pdf))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return digest;
    }

    public byte[] read(String digest) {
        return cipher.decryptBytes(jdbc.sql("select content from documents.pdf where digest = :digest")
                .param("digest", digest)
                .query(byte[].class)
                .single());
    }
}
