package cn.zhengtong.support.parties;

import cn.zhengtong.foundation.ZhengtongSettings;
import cn.zhengtong.kernel.CitizenNumber;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Stand-ins until a province connects its registers: the demo's simulators answer for invented people,
/// otherwise nobody answers.
@Configuration(proxyBeanMethods = false)
class SilentRegisters {

    /// Invented people carry a region that was never assigned (domain rule for test data).
    private static final String INVENTED = "329901";

    @Bean
    @ConditionalOnMissingBean
    PopulationRegister populationRegister(ZhengtongSettings settings) {
        return (name, number) -> settings.demo() && isInvented(number)
                ? PopulationRegister.Answer.SAME
                : PopulationRegister.Answer.SILENT;
    }

    @Bean
    @ConditionalOnMissingBean
    EnterpriseRegister enterpriseRegister() {
        return creditCode -> Optional.empty();
    }

    private static boolean isInvented(CitizenNumber number) {
        return number.value().startsWith(INVENTED);
    }
}
