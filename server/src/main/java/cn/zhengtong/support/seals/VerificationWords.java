package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.support.seals.Verification.Check;
import cn.zhengtong.support.seals.Verification.Result;
import cn.zhengtong.support.seals.Verification.Verdict;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says what a check found in the reader's language: the verdict as a sentence, then each check.
@Component
class VerificationWords {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.ZONE);

    /// One check in words.
    record StepView(Check key, String title, String detail, Result result, String resultText) {}

    /// The outcome in words.
    ///
    /// @param valid genuine, unchanged, and what it says holds now
    /// @param intact nobody changed the file since it was sealed
    record View(
            boolean valid,
            boolean intact,
            Verdict verdict,
            String sentence,
            String detail,
            List<StepView> steps,
            Verification.@Nullable Sealing sealing,
            @Nullable KnownPaper paper,
            Instant verifiedAt,
            String verifiedAtText) {}

    private final MessageSource messages;

    VerificationWords(MessageSource messages) {
        this.messages = messages;
    }

    View of(Verification verification, Locale locale) {
        var steps = verification.steps().stream()
                .map(it -> new StepView(
                        it.check(),
                        text(locale, "seals.check." + it.check()),
                        text(locale, "seals.step." + it.code(), it.arguments().toArray()),
                        it.result(),
                        text(locale, "seals.result." + it.result())))
                .toList();
        return new View(
                verification.verdict() == Verdict.GENUINE,
                verification.intact(),
                verification.verdict(),
                sentence(verification, locale),
                detail(verification, locale),
                steps,
                verification.sealing(),
                verification.paper(),
                verification.verifiedAt(),
                SECOND.format(verification.verifiedAt()));
    }

    private String sentence(Verification verification, Locale locale) {
        var paper = verification.paper();
        return paper != null ? paper.sentence() : text(locale, "seals.sentence." + failed(verification));
    }

    private String detail(Verification verification, Locale locale) {
        var sealing = verification.sealing();
        return switch (verification.verdict()) {
            case GENUINE, ENDED ->
                sealing == null
                        ? ""
                        : text(
                                locale,
                                "seals.sealed-by",
                                sealing.bodyName() + sealing.kind().words(),
                                SECOND.format(sealing.sealedAt()));
            case NOT_OURS -> text(locale, "seals.advice.NOT_OURS");
            case NOT_TRUSTED -> text(locale, "seals.advice.NOT_TRUSTED");
        };
    }

    private static String failed(Verification verification) {
        return verification.steps().stream()
                .filter(it -> it.result() == Result.FAILED)
                .map(Verification.Step::code)
                .findFirst()
                .orElse("paper-good");
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
