package cn.zhengtong.support.ratings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rater filled in.
///
/// @param level 1 (best) to 5
/// @param indicators what mattered, codes of the channel's list
/// @param contact whether the unit may contact the rater about a low rating; null = not answered
record GiveRating(
        @Nullable Integer level,
        List<String> indicators,
        String comment,
        @Nullable Boolean contact) {

    static final int MOST_WORDS = 500;
    static final int FIRST_LOW = 4;

    static final GiveRating EMPTY = new GiveRating(null, List.of(), "", null);

    GiveRating {
        indicators = indicators == null
                ? List.of()
                : indicators.stream().distinct().sorted().toList();
        comment = comment == null ? "" : comment.strip();
    }

    boolean low() {
        return level != null && level >= FIRST_LOW;
    }

    boolean wantsContact() {
        return low() && Boolean.TRUE.equals(contact);
    }
}
