package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Points on two logarithmic axes, on which a power law is a straight line.
 *
 * <p>Example: the points (1, 1000), (10, 100) and (100, 10) lie on the line from (1, 1000) to (100, 10), which falls by
 * one decade for each. Points too close to be told apart are drawn once.
 *
 * @param points what was measured, in ascending order of x, at least one, all coordinates above 0
 * @param line the ends of a fitted line, in ascending order of x; empty where there is none
 * @param xName what the horizontal axis counts
 * @param yName what the vertical axis counts
 */
public record LogLogChart(List<Point> points, List<Point> line, String xName, String yName) implements Chart {
    private static final double TOP = 26;
    private static final double BOTTOM = 44;
    private static final double RIGHT = 30;

    private static final double GAP = 8;
    private static final double HEIGHT = 300;
    private static final double RADIUS = 3;
    /** Centres nearer than this cover one another. */
    private static final double APART = 3;

    /**
     * A place in the chart.
     *
     * @param x above 0
     * @param y above 0
     */
    public record Point(double x, double y) {
        /** Refuses what has no logarithm. */
        public Point {
            if (!(x > 0 && y > 0 && x < Double.POSITIVE_INFINITY && y < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("not above 0 and finite: " + x + ", " + y);
        }
    }

    /** Refuses an empty chart. */
    public LogLogChart {
        points = List.copyOf(points);
        line = List.copyOf(line);
        if (points.isEmpty()) throw new IllegalArgumentException("a chart needs at least one point");
        if (!line.isEmpty() && line.size() != 2) throw new IllegalArgumentException("a line has 2 ends: " + line);
    }

    @Override
    public Drawing draw(int width) {
        LogAxis y = LogAxis.around(least(), largest(), HEIGHT - BOTTOM, TOP);
        double left = Tick.widest(y.ticks()) + GAP;
        double right = width - rightOfAxis();
        LogAxis x =
                LogAxis.around(points.get(0).x(), points.get(points.size() - 1).x(), left, right);
        List<Element> shapes = new ArrayList<>();
        for (Tick tick : y.ticks()) {
            shapes.add(Svg.line("grid", left, tick.at(), right, tick.at()));
            shapes.add(Svg.text("axis", left - GAP, tick.at() + 4, Svg.Anchor.END, tick.text()));
        }
        for (Tick tick : Tick.apart(x.ticks())) {
            shapes.add(Svg.line("grid", tick.at(), TOP, tick.at(), y.from()));
            shapes.add(Svg.text("axis", tick.at(), y.from() + 18, Svg.Anchor.MIDDLE, tick.text()));
        }
        shapes.add(Svg.text("axis", 0, 12, Svg.Anchor.START, yName));
        shapes.add(Svg.text("axis", right, HEIGHT - 6, Svg.Anchor.END, xName));
        shapes.addAll(dots(x, y));
        if (!line.isEmpty()) shapes.add(fitted(x, y));
        return new Drawing(HEIGHT, shapes);
    }

    /** Half of the last tick's text lies beyond the end of the axis; how long it is does not depend on the axis's length. */
    private double rightOfAxis() {
        List<Tick> ticks = LogAxis.around(
                        points.get(0).x(), points.get(points.size() - 1).x(), 0, 1)
                .ticks();
        return Math.max(RIGHT, ticks.get(ticks.size() - 1).width() / 2 + 1);
    }

    private double least() {
        return points.stream().mapToDouble(Point::y).min().orElseThrow();
    }

    private double largest() {
        return points.stream().mapToDouble(Point::y).max().orElseThrow();
    }

    /** Where the fit is poor its line may leave the axes. */
    private Element fitted(LogAxis x, LogAxis y) {
        Point a = line.get(0);
        Point b = line.get(1);
        Element fitted = Svg.line("fit", x.at(a.x()), y.at(a.y()), x.at(b.x()), y.at(b.y()));
        return Svg.clipped(x.from(), y.to(), x.to() - x.from(), y.from() - y.to(), List.of(fitted));
    }

    private List<Element> dots(LogAxis x, LogAxis y) {
        List<Element> dots = new ArrayList<>();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double atX = x.at(point.x());
            double atY = y.at(point.y());
            if (Math.hypot(atX - lastX, atY - lastY) < APART) continue;
            dots.add(dot(point, atX, atY));
            lastX = atX;
            lastY = atY;
        }
        return dots;
    }

    private Element dot(Point point, double x, double y) {
        String words = xName + " " + TextLayout.count(point.x()) + ": " + TextLayout.count(point.y()) + " " + yName;
        return Element.of("circle", Element.of("title", words))
                .with("class", "dot")
                .with("cx", Svg.number(x))
                .with("cy", Svg.number(y))
                .with("r", Svg.number(RADIUS));
    }

    @Override
    public String description() {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        return yName + " by " + xName + " on logarithmic axes: from " + TextLayout.count(first.y()) + " at "
                + TextLayout.count(first.x()) + " to " + TextLayout.count(last.y()) + " at "
                + TextLayout.count(last.x());
    }
}
