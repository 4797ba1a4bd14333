package cn.zhengtong.services.acceptance;

import cn.zhengtong.support.calendar.Deadline;
import cn.zhengtong.support.workflow.Diagram;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case as its page shows it: the same facts for officer, applicant and auditor; personal values masked.
record CaseView(
        CaseNumber number,
        long version,
        CaseStatus status,
        String statusText,
        String ballWith,
        Channel channel,
        Item item,
        Named body,
        Named region,
        Named originRegion,
        Applicant applicant,
        Instant submittedAt,
        @Nullable Instant acceptedAt,
        boolean deemed,
        @Nullable Instant decidedAt,
        @Nullable Instant deliveredAt,
        int visits,
        FilledForm form,
        List<Material> materials,
        List<Clock> clocks,
        List<Paper> documents,
        @Nullable LicenceLink licence,
        List<Step> steps,
        Diagram diagram,
        List<Happened> history,
        List<CaseActions.Offered> actions) {

    record Item(String code, String taskCode, String name, UUID snapshot) {}

    record Named(String code, String name) {}

    /// @param kind PERSON or FIRM
    record Applicant(
            String kind,
            String name,
            String certificate,
            String mobile,
            @Nullable FirmShown firm,
            @Nullable String agent) {}

    record FirmShown(String creditCode, String name, String address) {}

    record FilledForm(List<Line> fields) {}

    record Line(String key, String title, String value, String type) {}

    /// @param state PROVIDED, BY_LICENCE, MISSING or LATER
    record Material(
            String key,
            String name,
            String necessity,
            String form,
            String state,
            String standard,
            String guidance,
            HandedIn.@Nullable Check checked,
            @Nullable String remark,
            List<File> files,
            @Nullable LicenceLink licence) {}

    record File(UUID id, String name, String mediaType, long size, String url) {}

    record LicenceLink(@Nullable UUID id, String name, String number, String url) {}

    /// @param dueText how much is left, in words
    record Clock(
            String kind,
            String label,
            Instant startedAt,
            int amount,
            String unit,
            Instant dueAt,
            String dueText,
            Deadline.Colour colour,
            @Nullable Instant stoppedAt,
            boolean provisional,
            List<String> derivation,
            List<?> days) {}

    record Paper(
            UUID id,
            String number,
            String title,
            Instant issuedAt,
            String state,
            @Nullable Instant servedAt,
            String url) {}

    record Step(
            UUID id,
            String key,
            String name,
            String state,
            @Nullable UUID assignee,
            @Nullable String assigneeName,
            Instant openedAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String opinion,
            @Nullable Instant dueAt) {}

    record Happened(
            Instant at,
            String kind,
            String text,
            String who,
            @Nullable String note,
            @Nullable UUID documentId) {}
}
