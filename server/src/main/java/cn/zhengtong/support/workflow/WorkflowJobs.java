package cn.zhengtong.support.workflow;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;

/// What runs by itself: colours of deadlines, and timers. One instance of the program at a time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkflowSettings.class)
class WorkflowJobs {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowJobs.class);

    @Bean
    RecurringTask<Void> escalateSteps(WorkflowSettings settings, Escalation escalation, Timers timers) {
        return Tasks.recurring("workflow.escalate", FixedDelay.of(settings.escalateEvery()))
                .execute((task, context) -> {
                    whileMore(escalation::turnRed);
                    whileMore(escalation::turnYellow);
                    timers.due().forEach(it -> fire(timers, it));
                });
    }

    private static void whileMore(BooleanSupplier batch) {
        try {
            while (batch.getAsBoolean()) {
                LOG.debug("another batch");
            }
        } catch (ConcurrencyFailureException doneMeanwhile) {
            LOG.debug("a step was done while its colour was to change; the next run goes on", doneMeanwhile);
        }
    }

    /// One that cannot go on must not keep the others waiting; a person has to look at it.
    private static void fire(Timers timers, UUID id) {
        try {
            timers.fire(id);
        } catch (RuntimeException failure) {
            LOG.error("timer {} could not be fired", id, failure);
        }
    }
}
