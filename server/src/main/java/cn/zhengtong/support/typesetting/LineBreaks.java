package cn.zhengtong.support.typesetting;

import java.util.ArrayList;
import java.util.List;

/// Where lines of Chinese end: anywhere between two characters, but no line begins with a closing mark
/// or ends with an opening one, and words, numbers and addresses stay whole.
final class LineBreaks {

    private static final String NOT_FIRST = "，。、；：？！）》」』】〕〉”’…—·％℃,.;:?!)]}%";
    private static final String NOT_LAST = "（《「『【〔〈“‘([{";

    private final Typeface typeface;

    LineBreaks(Typeface typeface) {
        this.typeface = typeface;
    }

    /// @param first width of the first line, which may be indented
    /// @param others width of the lines below
    List<String> lines(String text, double size, double first, double others) {
        var lines = new ArrayList<String>();
        var characters = text.codePoints().toArray();
        int start = 0;
        int lastBreak = 0;
        double used = 0;
        double width = first;
        for (int i = 0; i < characters.length; i++) {
            double wide = typeface.width(characters[i]) * size / 1000;
            if (i > start && mayBreak(characters[i - 1], characters[i])) {
                lastBreak = i;
            }
            if (used + wide > width + 0.01 && i > start) {
                int end = lastBreak > start ? lastBreak : i;
                lines.add(line(characters, start, end));
                start = end;
                lastBreak = end;
                used = 0;
                for (int k = start; k < i; k++) {
                    used += typeface.width(characters[k]) * size / 1000;
                }
                width = others;
            }
            used += wide;
        }
        lines.add(line(characters, start, characters.length));
        return lines;
    }

    private static String line(int[] characters, int from, int to) {
        return new String(characters, from, to - from).strip();
    }

    private static boolean mayBreak(int before, int after) {
        return NOT_LAST.indexOf(before) < 0 && NOT_FIRST.indexOf(after) < 0 && !(inWord(before) && inWord(after));
    }

    private static boolean inWord(int character) {
        return character > ' ' && character < 0x2000;
    }
}
