package cn.zhengtong.support.calendar;

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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The recomputation as a job that one instance of the cluster runs, another takes over when that one dies.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarSettings.class)
@EnableScheduling
class RecomputeJob {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("calendar-recompute");
    private static final Logger LOG = LoggerFactory.getLogger(RecomputeJob.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    @Bean
    Task<Void> recomputeTask(Recomputing recomputing, CalendarSettings settings) {
        return Tasks.custom(TASK)
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        run(UUID.fromString(instance.getId()), recomputing, settings.settle(), context));
    }

    private static CompletionHandler<Void> run(
            UUID id, Recomputing recomputing, Duration settle, ExecutionContext context) {
        try {
            var next = Recomputing.Next.BATCH;
            while (next == Recomputing.Next.BATCH) {
                if (context.getSchedulerState().isShuttingDown()) {
                    return again(Duration.ZERO);
                }
                next = recomputing.step(id);
            }
            return next == Recomputing.Next.FINISHED ? new CompletionHandler.OnCompleteRemove<>() : again(settle);
        } catch (RuntimeException failure) {
            LOG.error("recomputation {} failed", id, failure);
            return recomputing.failed(id) ? again(AFTER_FAILURE) : new CompletionHandler.OnCompleteRemove<>();
        }
    }

    private static CompletionHandler<Void> again(Duration after) {
        return new CompletionHandler.OnCompleteReschedule<>(Schedules.fixedDelay(after));
    }
}
