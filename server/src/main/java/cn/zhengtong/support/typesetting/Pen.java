package cn.zhengtong.support.typesetting;

/// What draws a shape: a glyph, a seal.
public interface Pen {

    void move(double x, double y);

    void line(double x, double y);

    /// A quadratic curve, as TrueType has them.
    void curve(double controlX, double controlY, double x, double y);

    void close();
}
