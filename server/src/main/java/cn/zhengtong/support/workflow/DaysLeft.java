package cn.zhengtong.support.workflow;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// The one place that counts the days of a deadline: from today, not counted, to its last day. Natural days here; where
/// a working calendar is at hand, its days.
@Component
class DaysLeft {

    /// Negative when the last day is over.
    int between(LocalDate today, LocalDate lastDay) {
        return (int) ChronoUnit.DAYS.between(today, lastDay);
    }
}
