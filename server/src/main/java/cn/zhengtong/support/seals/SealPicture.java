package cn.zhengtong.support.seals;

import cn.zhengtong.support.typesetting.PdfPen;
import cn.zhengtong.support.typesetting.Pen;
import cn.zhengtong.support.typesetting.Placed;
import cn.zhengtong.support.typesetting.SvgPen;
import cn.zhengtong.support.typesetting.Typeface;

/// The round red seal (印模): ring, body on the upper arc, star, words of the kind, number on the lower
/// arc. Drawn as shapes in a square of [#SIDE] units, so that no font is needed to show it.
final class SealPicture {

    static final int SIDE = 1600;

    private static final double MIDDLE = SIDE / 2.0;
    private static final double STAR = 210;
    private static final double NAME_RADIUS = 540;
    private static final double NAME_HEIGHT = 180;
    private static final double NAME_SPAN = Math.toRadians(250);
    private static final double WIDEST_STEP = Math.toRadians(26);
    private static final double NUMBER_RADIUS = 690;
    private static final double NUMBER_SIZE = 80;

    private final Typeface typeface;
    private final String body;
    private final String words;
    private final String number;

    SealPicture(Typeface typeface, String body, SealKind kind, String number) {
        this.typeface = typeface;
        this.body = body;
        this.words = kind.words();
        this.number = number;
    }

    /// As content of a PDF form.
    String pdf() {
        var out = new StringBuilder("/G gs 0.753 0.153 0.176 rg\n");
        draw(new PdfPen(out));
        return out.append("f\n").toString();
    }

    /// As the path of an SVG picture.
    String svgPath() {
        var pen = new SvgPen(SIDE);
        draw(pen);
        return pen.data();
    }

    private void draw(Pen pen) {
        circle(pen, 780, 1);
        circle(pen, 744, -1);
        star(pen);
        name(pen);
        words(pen);
        number(pen);
    }

    private static void circle(Pen pen, double radius, int direction) {
        int parts = 16;
        double step = direction * 2 * Math.PI / parts;
        double far = radius / Math.cos(step / 2);
        pen.move(MIDDLE + radius, MIDDLE);
        for (int i = 1; i <= parts; i++) {
            pen.curve(
                    MIDDLE + far * Math.cos(step * (i - 0.5)),
                    MIDDLE + far * Math.sin(step * (i - 0.5)),
                    MIDDLE + radius * Math.cos(step * i),
                    MIDDLE + radius * Math.sin(step * i));
        }
        pen.close();
    }

    private void star(Pen pen) {
        double centre = words.isEmpty() ? MIDDLE : MIDDLE + 60;
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? STAR : STAR * 0.382;
            double angle = Math.PI / 5 * i;
            double x = MIDDLE + radius * Math.sin(angle);
            double y = centre + radius * Math.cos(angle);
            if (i == 0) {
                pen.move(x, y);
            } else {
                pen.line(x, y);
            }
        }
        pen.close();
    }

    /// Around the upper arc, tops outwards; a long name stands closer and narrower.
    private void name(Pen pen) {
        var characters = body.codePoints().toArray();
        double step = Math.min(NAME_SPAN / characters.length, WIDEST_STEP);
        double width = Math.min(step * (NAME_RADIUS + NAME_HEIGHT / 2) * 0.86, NAME_HEIGHT * 0.9);
        double angle = -step * (characters.length - 1) / 2;
        for (int character : characters) {
            double sin = Math.sin(angle);
            double cos = Math.cos(angle);
            double narrow = width / NAME_HEIGHT * 1000 / Math.max(1, typeface.width(character));
            double x = MIDDLE + NAME_RADIUS * sin - width / 2 * cos + 20 * sin;
            double y = MIDDLE + NAME_RADIUS * cos + width / 2 * sin + 20 * cos;
            typeface.draw(character, NAME_HEIGHT, new Placed(pen, cos * narrow, -sin * narrow, sin, cos, x, y));
            angle += step;
        }
    }

    private void words(Pen pen) {
        double size = 130;
        double wide = typeface.width(words, size);
        double narrow = Math.min(1, 920 / Math.max(1, wide));
        double x = MIDDLE - wide * narrow / 2;
        for (int character : words.codePoints().toArray()) {
            typeface.draw(character, size, new Placed(pen, narrow, 0, 0, 1, x, 380));
            x += typeface.width(character) * size / 1000 * narrow;
        }
    }

    /// Along the lower arc from left to right, tops inwards.
    private void number(Pen pen) {
        var digits = number.codePoints().toArray();
        double step = 0.085;
        double angle = -step * (digits.length - 1) / 2;
        for (int digit : digits) {
            double sin = Math.sin(angle);
            double cos = Math.cos(angle);
            double half = typeface.width(digit) * NUMBER_SIZE / 2000;
            typeface.draw(
                    digit,
                    NUMBER_SIZE,
                    new Placed(
                            pen,
                            cos,
                            sin,
                            -sin,
                            cos,
                            MIDDLE + NUMBER_RADIUS * sin - half * cos,
                            MIDDLE - NUMBER_RADIUS * cos - half * sin));
            angle += step;
        }
    }
}
