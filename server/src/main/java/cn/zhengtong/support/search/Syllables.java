package cn.zhengtong.support.search;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What Chinese sounds like: the syllable of a character, and the syllables of a run of letters such as
/// `shenfenzheng`.
final class Syllables {

    private static final int LONGEST = 6;
    private static final Set<String> ALL = Arrays.stream(Pinyin.values())
            .map(Pinyin::getPinyinWithoutTone)
            .filter(it -> it != null && !it.equals("none"))
            .collect(Collectors.toUnmodifiableSet());

    private Syllables() {}

    static String of(String character) {
        var sounds = HanLP.convertToPinyinList(character);
        var sound = sounds.isEmpty() || sounds.getFirst() == null
                ? "none"
                : sounds.getFirst().getPinyinWithoutTone();
        return sound.equals("none") ? character : sound;
    }

    /// The fewest syllables that make up the letters; empty when they are no pinyin. One letter is a letter.
    static List<String> split(String letters) {
        if (letters.length() < 2) {
            return List.of();
        }
        var best = new java.util.ArrayList<List<String>>();
        best.add(List.of());
        for (int end = 1; end <= letters.length(); end++) {
            List<String> shortest = null;
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                var before = best.get(start);
                var syllable = letters.substring(start, end);
                if (before != null
                        && ALL.contains(syllable)
                        && (shortest == null || before.size() < shortest.size() - 1)) {
                    shortest = new java.util.ArrayList<>(before);
                    shortest.add(syllable);
                }
            }
            best.add(shortest);
        }
        var whole = best.getLast();
        return whole == null ? List.of() : whole;
    }
}
