package cn.zhengtong.support.typesetting;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// The drawing of one glyph as TrueType stores it (table `glyf`).
final class GlyphProgram {

    private static final int ON_CURVE = 1;
    private static final int SHORT_X = 2;
    private static final int SHORT_Y = 4;
    private static final int REPEAT = 8;
    private static final int SAME_X = 16;
    private static final int SAME_Y = 32;

    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;
    private static final int INSTRUCTIONS = 256;

    private GlyphProgram() {}

    static byte[] withoutInstructions(byte[] program) {
        if (program.length == 0) {
            return program;
        }
        var in = ByteBuffer.wrap(program);
        int contours = in.getShort(0);
        if (contours < 0) {
            int end = 10;
            while (true) {
                int flags = in.getShort(end);
                in.putShort(end, (short) (flags & ~INSTRUCTIONS));
                end += componentLength(flags);
                if ((flags & MORE) == 0) {
                    return Arrays.copyOf(program, end + (end & 1));
                }
            }
        }
        int lengthAt = 10 + 2 * contours;
        int instructions = Short.toUnsignedInt(in.getShort(lengthAt));
        int length = program.length - instructions;
        var out = new byte[length + (length & 1)];
        System.arraycopy(program, 0, out, 0, lengthAt);
        int points = lengthAt + 2 + instructions;
        System.arraycopy(program, points, out, lengthAt + 2, program.length - points);
        return out;
    }

    /// The same glyph with other numbers for the glyphs it is put together from.
    static byte[] renumbered(byte[] program, IntUnaryOperator newNumber) {
        if (program.length == 0 || ByteBuffer.wrap(program).getShort(0) >= 0) {
            return program;
        }
        var out = ByteBuffer.wrap(program.clone());
        for (int at = 10, flags = MORE; (flags & MORE) != 0; at += componentLength(flags)) {
            flags = out.getShort(at);
            int number = newNumber.applyAsInt(Short.toUnsignedInt(out.getShort(at + 2)));
            out.putShort(at + 2, (short) number);
        }
        return out.array();
    }

    private static int componentLength(int flags) {
        int length = 4 + ((flags & WORDS) != 0 ? 4 : 2);
        if ((flags & SCALE) != 0) {
            length += 2;
        } else if ((flags & TWO_SCALES) != 0) {
            length += 4;
        } else if ((flags & MATRIX) != 0) {
            length += 8;
        }
        return length;
    }

    /// Draws a glyph in font units.
    static void draw(Typeface typeface, int glyph, Pen pen) {
        var program = typeface.program(glyph);
        if (program.length == 0) {
            return;
        }
        var in = ByteBuffer.wrap(program);
        if (in.getShort(0) >= 0) {
            drawContours(in, in.getShort(0), pen);
            return;
        }
        for (int at = 10, flags = MORE; (flags & MORE) != 0; at += componentLength(flags)) {
            flags = in.getShort(at);
            boolean words = (flags & WORDS) != 0;
            boolean offsets = (flags & OFFSETS) != 0;
            double x = !offsets ? 0 : words ? in.getShort(at + 4) : in.get(at + 4);
            double y = !offsets ? 0 : words ? in.getShort(at + 6) : in.get(at + 5);
            draw(
                    typeface,
                    Short.toUnsignedInt(in.getShort(at + 2)),
                    component(in, at + (words ? 8 : 6), flags, x, y, pen));
        }
    }

    private static Pen component(ByteBuffer in, int at, int flags, double x, double y, Pen pen) {
        double a = 1;
        double b = 0;
        double c = 0;
        double d = 1;
        if ((flags & SCALE) != 0) {
            a = fraction(in, at);
            d = a;
        } else if ((flags & TWO_SCALES) != 0) {
            a = fraction(in, at);
            d = fraction(in, at + 2);
        } else if ((flags & MATRIX) != 0) {
            a = fraction(in, at);
            b = fraction(in, at + 2);
            c = fraction(in, at + 4);
            d = fraction(in, at + 6);
        }
        return new Placed(pen, a, b, c, d, x, y);
    }

    private static double fraction(ByteBuffer in, int at) {
        return in.getShort(at) / 16384.0;
    }

    private static void drawContours(ByteBuffer in, int contours, Pen pen) {
        if (contours == 0) {
            return;
        }
        int points = Short.toUnsignedInt(in.getShort(8 + 2 * contours)) + 1;
        in.position(12 + 2 * contours);
        var flags = flags(in, points);
        var xs = coordinates(in, flags, SHORT_X, SAME_X);
        var ys = coordinates(in, flags, SHORT_Y, SAME_Y);
        for (int i = 0, first = 0; i < contours; i++) {
            int last = Short.toUnsignedInt(in.getShort(10 + 2 * i));
            drawContour(flags, xs, ys, first, last, pen);
            first = last + 1;
        }
    }

    private static int[] flags(ByteBuffer in, int points) {
        var flags = new int[points];
        for (int i = 0; i < points; ) {
            int flag = in.get();
            int times = (flag & REPEAT) != 0 ? Byte.toUnsignedInt(in.get()) + 1 : 1;
            for (; times > 0 && i < points; times--) {
                flags[i++] = flag;
            }
        }
        return flags;
    }

    private static int[] coordinates(ByteBuffer in, int[] flags, int shortBit, int sameBit) {
        var out = new int[flags.length];
        int at = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean same = (flags[i] & sameBit) != 0;
            if ((flags[i] & shortBit) != 0) {
                int step = Byte.toUnsignedInt(in.get());
                at += same ? step : -step;
            } else if (!same) {
                at += in.getShort();
            }
            out[i] = at;
        }
        return out;
    }

    /// Between two control points in a row lies a point on the curve, half-way.
    private static void drawContour(int[] flags, int[] xs, int[] ys, int first, int last, Pen pen) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        boolean startsOn = (flags[first] & ON_CURVE) != 0;
        boolean endsOn = (flags[last] & ON_CURVE) != 0;
        double startX = startsOn ? xs[first] : endsOn ? xs[last] : (xs[first] + xs[last]) / 2.0;
        double startY = startsOn ? ys[first] : endsOn ? ys[last] : (ys[first] + ys[last]) / 2.0;
        pen.move(startX, startY);
        boolean pending = false;
        double controlX = 0;
        double controlY = 0;
        for (int i = startsOn ? 1 : 0; i < count; i++) {
            int point = first + i;
            if ((flags[point] & ON_CURVE) != 0) {
                if (pending) {
                    pen.curve(controlX, controlY, xs[point], ys[point]);
                } else {
                    pen.line(xs[point], ys[point]);
                }
                pending = false;
            } else {
                if (pending) {
                    pen.curve(controlX, controlY, (controlX + xs[point]) / 2, (controlY + ys[point]) / 2);
                }
                controlX = xs[point];
                controlY = ys[point];
                pending = true;
            }
        }
        if (pending) {
            pen.curve(controlX, controlY, startX, startY);
        }
        pen.close();
    }
}
