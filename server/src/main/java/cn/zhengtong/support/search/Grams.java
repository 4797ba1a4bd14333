package cn.zhengtong.support.search;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts text into what is compared: pairs of characters, single characters and, against homophone typing
/// errors, pairs of syllables.
final class Grams {

    private static final double PAIR = 1.0;
    private static final double SINGLE = 0.35;
    private static final double SOUND = 0.45;

    /// Words that people wrap around what they want; they tell nothing about the thing itself.
    private static final Pattern FILLER =
            Pattern.compile("请问|你好|您好|怎么样|怎么办理|怎么办|怎么弄|怎么|如何|咋办|咋|我想要|我想|我要|想要|想|需要什么|需要|要什么|什么|哪里|哪儿|在哪|去哪"
                    + "|可以|能不能|多少钱|多久|办理|申请|手续|流程|材料|要带|一下|吗|呢|呀|啊|吧|的|了|我家|我的|我|家里|孩子他|给");

    private static final Pattern NOT_TEXT = Pattern.compile("[^\\p{IsHan}a-z0-9]+");

    private Grams() {}

    /// Gram → how often times how much it counts.
    static Map<String, Double> of(String text) {
        var plain = plain(text);
        var grams = new LinkedHashMap<String, Double>();
        var sounds = sounds(plain);
        for (int i = 0; i < plain.size(); i++) {
            grams.merge(plain.get(i), SINGLE, Double::sum);
            if (i > 0) {
                grams.merge(plain.get(i - 1) + plain.get(i), PAIR, Double::sum);
                grams.merge("~" + sounds.get(i - 1) + "'" + sounds.get(i), SOUND, Double::sum);
            }
        }
        return grams;
    }

    /// What remains of a question when the words around it are taken away; the question itself when nothing
    /// would remain.
    static String withoutFiller(String question) {
        var rest = FILLER.matcher(question).replaceAll(" ").strip();
        return NOT_TEXT.matcher(rest).replaceAll("").length() < 2 ? question : rest;
    }

    /// Han characters one by one, runs of Latin letters and digits as one word each.
    private static List<String> plain(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        for (var run : NOT_TEXT.split(folded)) {
            var latin = new StringBuilder();
            run.codePoints().forEach(c -> {
                if (Character.isIdeographic(c)) {
                    flush(latin, words);
                    words.add(Character.toString(c));
                } else {
                    latin.appendCodePoint(c);
                }
            });
            flush(latin, words);
        }
        return words;
    }

    private static void flush(StringBuilder latin, List<String> words) {
        if (!latin.isEmpty()) {
            words.add(latin.toString());
            latin.setLength(0);
        }
    }

    private static List<String> sounds(List<String> words) {
        return words.stream()
                .map(it -> {
                    var syllable = HanLP.convertToPinyinList(it).getFirst();
                    var sound = syllable == null ? "none" : syllable.getPinyinWithoutTone();
                    return sound.equals("none") ? it : sound;
                })
                .toList();
    }
}
