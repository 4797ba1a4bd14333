package cn.zhengtong.support.calendar;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How time limits are counted and shown; each is listed in docs/operations.md.
///
/// @param officeHours when limits in hours run, e.g. `09:00-12:00,13:30-17:30`
/// @param yellowShare a clock turns yellow when this share of its limit is left …
/// @param yellowDays … or this many working days
/// @param poll how often an instance looks whether another one changed the calendar or the business clock
/// @param batch clocks that one transaction of the recomputing job takes
/// @param preview clocks that the preview of a change looks at before it says "at least"
/// @param settle how long the recomputing job waits before it looks for clocks that were busy
@ConfigurationProperties("zhengtong.calendar")
record CalendarSettings(
        @DefaultValue("09:00-12:00,13:30-17:30") OfficeHours officeHours,
        @DefaultValue("0.2") double yellowShare,
        @DefaultValue("1") int yellowDays,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("500") int batch,
        @DefaultValue("20000") int preview,
        @DefaultValue("5s") Duration settle) {}
