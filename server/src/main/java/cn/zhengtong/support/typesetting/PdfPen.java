package cn.zhengtong.support.typesetting;

/// Draws into the content of a PDF, in whole units: what is drawn should be some hundreds of them
/// large.
public final class PdfPen implements Pen {

    private final StringBuilder out;
    private double x;
    private double y;

    public PdfPen(StringBuilder out) {
        this.out = out;
    }

    @Override
    public void move(double toX, double toY) {
        point(toX, toY).append("m\n");
    }

    @Override
    public void line(double toX, double toY) {
        point(toX, toY).append("l\n");
    }

    /// PDF knows cubic curves only; this one has the same shape.
    @Override
    public void curve(double controlX, double controlY, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        number(fromX + (controlX - fromX) * 2 / 3);
        number(fromY + (controlY - fromY) * 2 / 3);
        number(toX + (controlX - toX) * 2 / 3);
        number(toY + (controlY - toY) * 2 / 3);
        point(toX, toY).append("c\n");
    }

    @Override
    public void close() {
        out.append("h\n");
    }

    private StringBuilder point(double toX, double toY) {
        x = toX;
        y = toY;
        number(toX);
        return number(toY);
    }

    private StringBuilder number(double value) {
        return out.append(Math.round(value)).append(' ');
    }
}
