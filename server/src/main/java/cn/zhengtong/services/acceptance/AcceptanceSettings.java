package cn.zhengtong.services.acceptance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the course of a case; the law sets the defaults, a province may only be quicker.
///
/// @param receiptDays working days to answer a submission (行政许可法 §32(4))
/// @param supplementDays working days that an applicant has to hand in what is missing; not set by national law
/// @param deliveryDays working days from the decision to its delivery (行政许可法 §44)
/// @param extensionDays working days by which the head of a body may extend once (行政许可法 §42)
/// @param hearingDays working days within which a hearing may be asked for (行政许可法 §47)
/// @param batch cases that a timer reads at once
/// @param demoCases cases that the demo province starts with
@ConfigurationProperties("zhengtong.acceptance")
record AcceptanceSettings(
        @DefaultValue("5") int receiptDays,
        @DefaultValue("30") int supplementDays,
        @DefaultValue("10") int deliveryDays,
        @DefaultValue("10") int extensionDays,
        @DefaultValue("5") int hearingDays,
        @DefaultValue("50") int batch,
        @DefaultValue("260") int demoCases) {}
