package cn.zhengtong.foundation;

import cn.zhengtong.kernel.Digests;
import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Immutable facts (存证事实) of what someone may dispute, stored in the transaction that made them true; the
/// ledger makes
/// leaves of them.
@Component
public class Facts {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final JsonMapper json;

    Facts(JdbcClient jdbc, BusinessClock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /// @param type e.g. `acceptance.case-submitted`
    /// @param subject the number of the thing, e.g. a case number
    /// @param content what is true now; only its canonical SM3 digest is kept, so it may not be guessable
    ///     personal data alone
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String type, String subject, Map<String, ?> content) {
        jdbc.sql("""
                        insert into foundation.fact (id, type, subject, happened_at, digest)
                        values (uuidv7(), :type, :subject, :at, :digest)
                        """)
                .param("type", type)
                .param("subject", subject)
                .param("at", Timestamp.from(clock.instant()))
                .param("digest", Digests.sm3(json.writeValueAsString(new TreeMap<>(content))))
                .update();
    }
}
