package cn.zhengtong.support.typesetting;

/// A pen whose paper is scaled, turned and moved: x' = a·x + c·y + dx, y' = b·x + d·y + dy.
public record Placed(Pen pen, double a, double b, double c, double d, double dx, double dy) implements Pen {

    @Override
    public void move(double x, double y) {
        pen.move(x(x, y), y(x, y));
    }

    @Override
    public void line(double x, double y) {
        pen.line(x(x, y), y(x, y));
    }

    @Override
    public void curve(double controlX, double controlY, double x, double y) {
        pen.curve(x(controlX, controlY), y(controlX, controlY), x(x, y), y(x, y));
    }

    @Override
    public void close() {
        pen.close();
    }

    private double x(double x, double y) {
        return a * x + c * y + dx;
    }

    private double y(double x, double y) {
        return b * x + d * y + dy;
    }
}
