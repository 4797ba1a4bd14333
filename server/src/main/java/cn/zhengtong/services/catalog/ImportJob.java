package cn.zhengtong.services.catalog;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// An import as a job: one instance runs it, another takes over when that one dies, a restart goes on with it.
@Configuration(proxyBeanMethods = false)
class ImportJob {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("catalog-import");
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    @Bean
    Task<Void> importTask(ImportWork work) {
        return Tasks.custom(TASK)
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(idOf(instance.getId()), work, context));
    }

    private static UUID idOf(String job) {
        return UUID.fromString(job.substring(0, job.indexOf(ImportSchedule.TRY)));
    }

    private static CompletionHandler<Void> run(UUID id, ImportWork work, ExecutionContext context) {
        try {
            while (work.step(id)) {
                if (context.getSchedulerState().isShuttingDown()) {
                    return new CompletionHandler.OnCompleteReschedule<>(Schedules.fixedDelay(Duration.ZERO));
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("import {} failed", id, failure);
            work.failed(id);
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /// What a stop interrupted goes on; rows are locked one by one, so that two workers never take the same.
    @Bean
    @Order(45)
    ApplicationRunner resumeImports(Imports imports, ImportSchedule schedule) {
        return arguments -> imports.interrupted().forEach(schedule::schedule);
    }
}
