package cn.zhengtong.foundation;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// How far business time runs ahead in the demo: stored, so that it survives a restart and other instances
/// follow.
/// Outside of the demo it is always zero.
@Component
public class BusinessClockSetting implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final ZhengtongSettings settings;

    BusinessClockSetting(JdbcClient jdbc, BusinessClock clock, ZhengtongSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    public boolean movable() {
        return settings.demo();
    }

    /// Takes over what is stored, when it is another value than this instance has.
    public void refresh() {
        if (movable()) {
            var stored = jdbc.sql("select ahead_seconds from foundation.business_clock")
                    .query(Long.class)
                    .optional()
                    .map(Duration::ofSeconds)
                    .orElse(Duration.ZERO);
            if (!stored.equals(clock.offset())) {
                clock.moveTo(stored);
            }
        }
    }

    @Transactional
    public void moveTo(Duration ahead) {
        if (!movable() || ahead.isNegative()) {
            throw new IllegalStateException("the business clock runs with real time or ahead of it, in the demo only");
        }
        jdbc.sql("""
                        insert into foundation.business_clock (one, ahead_seconds) values (true, :ahead)
                        on conflict (one) do update set ahead_seconds = excluded.ahead_seconds
                        """).param("ahead", ahead.toSeconds()).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                clock.moveTo(ahead);
            }
        });
    }
}
