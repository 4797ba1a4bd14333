package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Digests;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start when the keys folder is not the one this database was written with: new keys would make
/// every person unreadable and unknown.
@Component
@Order(1)
class KeyMark implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final FieldKeys keys;

    KeyMark(JdbcClient jdbc, FieldKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var digest = Digests.sm3(keys.indexKey());
        jdbc.sql("insert into foundation.key_mark (index_key_digest) values (:digest) on conflict do nothing")
                .param("digest", digest)
                .update();
        var marked = jdbc.sql("select index_key_digest from foundation.key_mark")
                .query(String.class)
                .single();
        if (!marked.equals(digest)) {
            throw new IllegalStateException(
                    "the keys folder does not belong to this database; bring back the folder that was backed up with it");
        }
    }
}
