package cn.zhengtong.support.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts text into what is compared: pairs of characters, pairs around one character, single characters and,
/// against homophone typing errors and for pinyin, pairs of syllables.
///
/// @param counted gram → how often times how much it counts
/// @param whole what they would count together if nothing were typed in pinyin; more than their sum only for
///     pinyin
record Grams(Map<String, Double> counted, double whole) {

    private static final double PAIR = 1.0;
    private static final double AROUND = 0.3;
    private static final double SINGLE = 0.35;
    private static final double SOUND = 0.45;

    /// Words that people wrap around what they want; they tell nothing about the thing itself.
    private static final Pattern FILLER = Pattern.compile(
            "请问|你好|您好|怎么样|怎么办理|怎么办|怎么弄|怎么处理|怎么|如何|咋办|咋|我想要|我想|我要|想要|想|需要什么|需要哪些|需要|要什么|哪些|什么|哪里|哪儿|在哪|去哪"
                    + "|可以|能不能|多少钱|多久|办理|申请|手续|流程|材料|要带|一下|吗|呢|呀|啊|吧|的|了|我家|我的|我们|我|家里|孩子他|给"
                    + "|不知道|听说|已经|现在|打算|准备|接下来|应该|上个月|上周|昨天|明天|明年|今年|然后|但是|可是|因为|在网上|尽快|应当|一家|一个|一套|一本|几个");

    private static final Pattern NOT_TEXT = Pattern.compile("[^\\p{IsHan}a-z0-9]+");

    /// A character, a word of other letters, or only a syllable.
    private record Token(String text, String sound, boolean soundOnly) {}

    /// What a question asks: without the words around it.
    static Grams ofQuestion(String text) {
        return of(tokens(withoutFiller(Synonyms.folded(normal(text)))));
    }

    /// What a phrase offers: also how it sounds word for word, before synonyms became one word.
    static Grams ofPhrase(String text) {
        var grams = ofQuestion(text);
        var spoken = tokens(normal(text));
        for (int i = 1; i < spoken.size(); i++) {
            grams.counted().putIfAbsent(sounds(spoken.get(i - 1), spoken.get(i)), SOUND);
        }
        return grams;
    }

    private static Grams of(List<Token> tokens) {
        var grams = new LinkedHashMap<String, Double>();
        double missing = 0;
        for (int i = 0; i < tokens.size(); i++) {
            missing += count(grams, tokens, i);
        }
        double sum = grams.values().stream().mapToDouble(it -> it).sum();
        return new Grams(grams, sum + missing);
    }

    /// Adds the grams that end at the token; what a token known only by its sound cannot have is returned.
    private static double count(Map<String, Double> grams, List<Token> tokens, int i) {
        var here = tokens.get(i);
        double missing = 0;
        if (here.soundOnly()) {
            missing += SINGLE;
        } else {
            grams.merge(here.text(), SINGLE, Double::sum);
        }
        if (i > 0) {
            var before = tokens.get(i - 1);
            grams.merge(sounds(before, here), SOUND, Double::sum);
            missing += pair(grams, before, here, "", PAIR);
        }
        if (i > 1) {
            missing += pair(grams, tokens.get(i - 2), here, "_", AROUND);
        }
        return missing;
    }

    private static String sounds(Token first, Token second) {
        return "~" + first.sound() + "'" + second.sound();
    }

    private static double pair(Map<String, Double> grams, Token first, Token second, String between, double worth) {
        if (first.soundOnly() || second.soundOnly()) {
            return worth;
        }
        grams.merge(first.text() + between + second.text(), worth, Double::sum);
        return 0;
    }

    /// What remains of a question when the words around it are taken away; the question itself when nothing
    /// would remain.
    private static String withoutFiller(String question) {
        var rest = FILLER.matcher(question).replaceAll(" ").strip();
        return NOT_TEXT.matcher(rest).replaceAll("").length() < 2 ? question : rest;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// Han characters one by one, runs of Latin letters as syllables where they are pinyin, else as one word
    /// each.
    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        for (var run : NOT_TEXT.split(text)) {
            var latin = new StringBuilder();
            run.codePoints().forEach(c -> {
                if (Character.isIdeographic(c)) {
                    flush(latin, tokens);
                    var character = Character.toString(c);
                    tokens.add(new Token(character, Syllables.of(character), false));
                } else {
                    latin.appendCodePoint(c);
                }
            });
            flush(latin, tokens);
        }
        return tokens;
    }

    private static void flush(StringBuilder latin, List<Token> tokens) {
        if (latin.isEmpty()) {
            return;
        }
        var word = latin.toString();
        var syllables = Syllables.split(word);
        if (syllables.isEmpty()) {
            tokens.add(new Token(word, word, false));
        } else {
            syllables.forEach(it -> tokens.add(new Token("", it, true)));
        }
        latin.setLength(0);
    }
}
