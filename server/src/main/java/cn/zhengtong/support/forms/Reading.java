package cn.zhengtong.support.forms;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what came over the wire into the value of a question and never trusts it: control characters are
/// removed,
/// lengths capped, types converted. What cannot be converted stays as typed, so that nothing is lost and the
/// check can
/// name it.
final class Reading {

    /// No text of a form is longer, whatever its schema says.
    static final int LONGEST = 20_000;

    /// A code longer than this matches no pattern; patterns never see more.
    private static final int LONGEST_CODE = 500;

    private static final int MOST_CHOICES = 200;

    /// Control characters, halves of characters, and marks that turn the reading direction.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,8})?");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Set<String> YES = Set.of("true", "yes", "on", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "off", "0", "否");

    private Reading() {}

    /// @param given one value or a list of values, as a browser or a program sent it
    /// @return null when nothing was given
    static @Nullable Object value(Question question, @Nullable Object given) {
        var all = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        if (question.kind() == Question.Kind.CHOICES) {
            var chosen = all.stream()
                    .map(it -> line(it, LONGEST_CODE))
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .limit(MOST_CHOICES)
                    .toList();
            return chosen.isEmpty() ? null : chosen;
        }
        var first = all.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (first == null) {
            return null;
        }
        return switch (question.kind()) {
            case NUMBER, INTEGER -> number(first);
            case YES_NO -> yesOrNo(first);
            case DATE -> date(line(first, LONGEST_CODE));
            case CODE, MOBILE, CITIZEN_NUMBER -> code(first);
            case CHOICE, EMAIL -> orNull(line(first, LONGEST_CODE));
            default -> orNull(question.severalLines() ? lines(first) : line(first, LONGEST));
        };
    }

    private static @Nullable Object number(Object given) {
        var typed = line(given, LONGEST_CODE);
        var bare = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,\\s]", "");
        if (NUMBER.matcher(bare).matches()) {
            var number = new BigDecimal(bare).stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0) : number;
        }
        return orNull(typed);
    }

    private static @Nullable Boolean yesOrNo(Object given) {
        var word = String.valueOf(given).strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }

    private static @Nullable String date(String typed) {
        var bare = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        for (var shape : List.of(DATE, EIGHT_DIGITS)) {
            var matcher = shape.matcher(bare);
            if (matcher.matches()) {
                return day(matcher.group(1), matcher.group(2), matcher.group(3))
                        .map(LocalDate::toString)
                        .orElse(typed);
            }
        }
        return orNull(typed);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// Numbers on cards and papers are often typed in groups or with full-width digits.
    private static @Nullable String code(Object given) {
        return orNull(Normalizer.normalize(line(given, LONGEST_CODE), Normalizer.Form.NFKC)
                .replaceAll("(?U)\\s", ""));
    }

    private static String line(@Nullable Object given, int longest) {
        return clean(given, longest).replaceAll("(?U)\\s+", " ").strip();
    }

    private static String lines(Object given) {
        return clean(given, LONGEST).strip();
    }

    private static String clean(@Nullable Object given, int longest) {
        var text = given == null ? "" : String.valueOf(given);
        var cut = text.length() > longest ? text.substring(0, longest) : text;
        var oneBreak = cut.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        return INVISIBLE
                .matcher(Normalizer.normalize(oneBreak, Normalizer.Form.NFC))
                .replaceAll("");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
