package cn.zhengtong.foundation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings encrypted fields under the newest key (密钥轮换), in small steps beside the daily work; a step that was
/// interrupted is taken again at the next start.
@Component
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int STEP = 200;

    private final FieldKeys keys;
    private final FieldCipher cipher;
    private final List<EncryptedColumns> tables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyRotation(
            FieldKeys keys,
            FieldCipher cipher,
            List<EncryptedColumns> tables,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.cipher = cipher;
        this.tables = tables;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void begin(ApplicationReadyEvent event) {
        if (keys.rotated()) {
            Thread.ofVirtual().name("key-rotation").start(this::rotate);
        }
    }

    /// How many rows were brought under the newest key.
    int rotate() {
        int all = 0;
        for (var table : tables) {
            int done = 0;
            for (int step = 1; step > 0; done += step) {
                Integer moved = transaction.execute(status -> step(table));
                step = moved == null ? 0 : moved;
            }
            LOG.info("{} rows of {} are under key {} now", done, table.table(), keys.current());
            all += done;
        }
        return all;
    }

    private int step(EncryptedColumns table) {
        var older = table.columns().stream()
                .map(it -> "get_byte(%s, 0) <> %d".formatted(it, keys.current()))
                .collect(Collectors.joining(" or "));
        var rows = jdbc.sql("select %s, %s from %s where %s limit %d for update skip locked"
                        .formatted(table.key(), String.join(", ", table.columns()), table.table(), older, STEP))
                .query()
                .listOfRows();
        rows.forEach(it -> encryptAnew(table, it));
        return rows.size();
    }

    private void encryptAnew(EncryptedColumns table, Map<String, @Nullable Object> row) {
        var values = new HashMap<String, @Nullable Object>();
        for (var column : table.columns()) {
            values.put(column, row.get(column) instanceof byte[] old ? cipher.encrypt(cipher.decrypt(old)) : null);
        }
        var changes = table.columns().stream().map(it -> it + " = :" + it).collect(Collectors.joining(", "));
        jdbc.sql("update %s set %s where %s = :rowKey".formatted(table.table(), changes, table.key()))
                .params(values)
                .param("rowKey", (UUID) row.get(table.key()))
                .update();
    }
}
