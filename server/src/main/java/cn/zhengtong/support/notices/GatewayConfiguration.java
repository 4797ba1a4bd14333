package cn.zhengtong.support.notices;

import cn.zhengtong.foundation.MonthlyTable;
import cn.zhengtong.foundation.ZhengtongSettings;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Which gateway is connected, and the jobs that keep messages moving.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticesSettings.class)
class GatewayConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SmsGateway smsGateway(
            NoticesSettings settings,
            ZhengtongSettings house,
            SimulatedLine simulated,
            GatewaySignature signature,
            JsonMapper json) {
        if (!settings.gatewayUrl().isEmpty()) {
            return new SignedGateway(new HttpLine(settings.gatewayUrl(), settings.gatewayTimeout()), signature, json);
        }
        return house.demo() ? new SignedGateway(simulated, signature, json) : new NoGateway();
    }

    @Bean
    MonthlyTable noticeMonths() {
        return new MonthlyTable("notices.notice");
    }

    @Bean
    RecurringTask<Void> sendMessagesTask(SmsJob job, NoticesSettings settings) {
        return Tasks.recurring("notices-send", FixedDelay.of(settings.sendEvery()))
                .execute((instance, context) ->
                        job.run(() -> context.getSchedulerState().isShuttingDown()));
    }

    @Bean
    @ConditionalOnProperty("zhengtong.demo")
    RecurringTask<Void> simulatedReportsTask(SimulatedLine simulated) {
        return Tasks.recurring("notices-simulated-reports", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> simulated.report());
    }
}
