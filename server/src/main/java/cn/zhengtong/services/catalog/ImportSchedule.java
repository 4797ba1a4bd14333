package cn.zhengtong.services.catalog;

import cn.zhengtong.foundation.SystemClock;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Hands imports to the scheduler, at once when the caller's transaction has ended.
@Component
class ImportSchedule {

    /// Parts the import from the try in the name of a job.
    static final String TRY = "@";

    private final ObjectProvider<Scheduler> scheduler;
    private final SystemClock clock;

    ImportSchedule(ObjectProvider<Scheduler> scheduler, SystemClock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Each try has a name of its own: the job of a killed program may still be in the scheduler's hands. Two
    /// workers
    /// do no harm, every row is locked by one of them.
    void schedule(UUID id) {
        var now = clock.instant();
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        ImportJob.TASK.instance(id + TRY + now.toEpochMilli()).scheduledTo(now));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler.getObject().triggerCheckForDueExecutions();
                }
            });
        }
    }
}
