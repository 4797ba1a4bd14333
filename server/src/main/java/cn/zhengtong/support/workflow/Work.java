package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.Place;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is to be worked on, as the to-do list shows it: a case, an order, a rating.
///
/// @param system module the work belongs to, e.g. `acceptance`
/// @param number number that people know it by
/// @param subject what it is about: 食品经营许可（新办）
/// @param applicant already masked
/// @param link where it is done, an address of this house
public record Work(
        String system,
        String number,
        Place place,
        String subject,
        String title,
        @Nullable String applicant,
        String link) {

    private static final Pattern SYSTEM = Pattern.compile("[a-z]+");
    private static final Pattern LINK = Pattern.compile("/[^/\\\\].{0,300}");
    private static final int MOST = 200;

    public Work {
        if (!SYSTEM.matcher(system).matches() || !LINK.matcher(link).matches()) {
            throw new IllegalArgumentException("not work of this house: " + system + " " + link);
        }
        if (number.isBlank() || number.length() > 64 || subject.length() > MOST || title.length() > MOST) {
            throw new IllegalArgumentException("number, subject or title of the work do not fit");
        }
    }
}
