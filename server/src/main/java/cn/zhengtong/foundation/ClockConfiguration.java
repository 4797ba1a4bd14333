package cn.zhengtong.foundation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// The two clocks of the house; libraries get the one that nothing moves.
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @Primary
    SystemClock systemClock() {
        return new SystemClock(Clock.system(BusinessClock.ZONE));
    }

    @Bean
    BusinessClock businessClock(SystemClock systemClock) {
        return new BusinessClock(systemClock);
    }
}
