package cn.zhengtong.support.forms;

import cn.zhengtong.foundation.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/// Drafts as lists show them: with a title in words and the page where they go on.
@Component
class DraftShown {

    private static final String APPLY = "apply:";

    /// A copy of a draft in a list.
    record CopyRow(UUID id, ZonedDateTime keptAt) {}

    /// A draft in a list.
    record Row(
            UUID id,
            String purpose,
            String title,
            @Nullable String link,
            ZonedDateTime savedAt,
            ZonedDateTime expiresAt,
            long version,
            String code,
            List<CopyRow> copies) {}

    private final Drafts drafts;
    private final DraftCopies copies;
    private final List<DraftTitles> titles;
    private final MessageSource messages;

    DraftShown(Drafts drafts, DraftCopies copies, List<DraftTitles> titles, MessageSource messages) {
        this.drafts = drafts;
        this.copies = copies;
        this.titles = titles;
        this.messages = messages;
    }

    Row row(Draft draft, Locale locale) {
        return new Row(
                draft.id(),
                draft.purpose(),
                title(draft.purpose(), locale),
                link(draft.purpose()),
                draft.savedAt().atZone(BusinessClock.ZONE),
                drafts.expiresAt(draft.id()).atZone(BusinessClock.ZONE),
                draft.version(),
                draft.code(),
                copiesOf(draft.id()));
    }

    List<CopyRow> copiesOf(UUID draft) {
        return copies.of(draft).stream()
                .map(it -> new CopyRow(it.id(), it.keptAt().atZone(BusinessClock.ZONE)))
                .toList();
    }

    /// Where the draft goes on, null when no page is known for its purpose.
    static @Nullable String link(String purpose) {
        return purpose.startsWith(APPLY)
                ? "/apply/" + UriUtils.encodePathSegment(purpose.substring(APPLY.length()), StandardCharsets.UTF_8)
                : null;
    }

    private String title(String purpose, Locale locale) {
        return titles.stream()
                .flatMap(it -> it.titleOf(purpose, locale).stream())
                .findFirst()
                .orElseGet(() -> purpose.startsWith(APPLY)
                        ? messages.getMessage(
                                "forms.draft.of-item",
                                new Object[] {purpose.substring(APPLY.length())},
                                purpose,
                                locale)
                        : purpose);
    }
}
