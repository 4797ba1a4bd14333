package cn.zhengtong.support.typesetting;

/// Draws the data of an SVG path in whole units; the y axis points down there.
public final class SvgPen implements Pen {

    private final StringBuilder out = new StringBuilder();
    private final double height;

    /// @param height of the picture, at which y begins
    public SvgPen(double height) {
        this.height = height;
    }

    @Override
    public void move(double x, double y) {
        out.append('M');
        point(x, y);
    }

    @Override
    public void line(double x, double y) {
        out.append('L');
        point(x, y);
    }

    @Override
    public void curve(double controlX, double controlY, double x, double y) {
        out.append('Q');
        point(controlX, controlY);
        out.append(' ');
        point(x, y);
    }

    @Override
    public void close() {
        out.append('Z');
    }

    /// The path's `d` attribute: digits, letters and blanks only.
    public String data() {
        return out.toString();
    }

    private void point(double x, double y) {
        out.append(Math.round(x)).append(' ').append(Math.round(height - y));
    }
}
