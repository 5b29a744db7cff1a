package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A predicted value at a few sizes, side by side at equal distances, with the band in which it lies.
 *
 * <p>Example: wall times on 4, 8 and 16 slots; the point of the 8 slots that there were is loud. A flat line says that
 * more of them do not help.
 *
 * @param points from left to right, at least two
 * @param at the position of the point at which things were
 * @param xName what the sizes count, such as {@code slots}
 * @param yName what is predicted, such as {@code wall time}
 * @param scale what the predicted values are
 */
public record CurveChart(List<Point> points, int at, String xName, String yName, Scale scale) implements Chart {
    private static final double TOP = 26;
    private static final double BOTTOM = 44;
    private static final double RIGHT = 44;
    private static final double LEFT = 24;
    private static final double GAP = 8;
    private static final double HEIGHT = 280;
    private static final double RADIUS = 4;
    private static final int STEPS = 5;

    /**
     * What is predicted at one size.
     *
     * @param x the size
     * @param least at least that much
     * @param expected the best guess
     * @param most at most that much
     */
    public record Point(double x, double least, double expected, double most) {
        /** Refuses what is below 0 or out of order. */
        public Point {
            if (!(0 <= least && least <= expected && expected <= most && most < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("not in order: " + least + ", " + expected + ", " + most);
        }
    }

    /** Refuses a single point, and a place that is none of the points. */
    public CurveChart {
        points = List.copyOf(points);
        if (points.size() < 2) throw new IllegalArgumentException("a curve needs at least two points");
        if (at < 0 || at >= points.size()) throw new IllegalArgumentException("no point at " + at);
    }

    @Override
    public Drawing draw(int width) {
        double largest = points.stream().mapToDouble(Point::most).max().orElseThrow();
        LinearAxis y = LinearAxis.upTo(scale, largest, STEPS, HEIGHT - BOTTOM, TOP);
        double left = Tick.widest(y.ticks()) + GAP;
        double right = width - RIGHT;
        List<Element> shapes = new ArrayList<>();
        for (Tick tick : y.ticks()) {
            shapes.add(Svg.line("grid", left, tick.at(), right, tick.at()));
            shapes.add(Svg.text("axis", left - GAP, tick.at() + 4, Svg.Anchor.END, tick.text()));
        }
        double first = left + LEFT;
        double apart = (right - RIGHT - first) / (points.size() - 1);
        List<Tick> sizes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            sizes.add(Tick.of(first + i * apart, points.get(i).x()));
        }
        for (Tick tick : Tick.apart(sizes)) {
            shapes.add(Svg.text("axis", tick.at(), y.from() + 18, Svg.Anchor.MIDDLE, tick.text()));
        }
        shapes.add(Svg.text("axis", 0, 12, Svg.Anchor.START, yName));
        shapes.add(Svg.text("axis", right, HEIGHT - 6, Svg.Anchor.END, xName));
        shapes.addAll(curve(sizes, y));
        return new Drawing(HEIGHT, shapes);
    }

    private List<Element> curve(List<Tick> sizes, LinearAxis y) {
        List<Element> shapes = new ArrayList<>();
        List<String> over = new ArrayList<>();
        List<String> under = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            over.add(pixel(sizes.get(i), y.at(point.most())));
            under.add(0, pixel(sizes.get(i), y.at(point.least())));
            middle.add(pixel(sizes.get(i), y.at(point.expected())));
        }
        String band = Stream.concat(over.stream(), under.stream()).collect(Collectors.joining("L", "M", "z"));
        shapes.add(Element.of("path").with("class", "band").with("d", band));
        shapes.add(Element.of("path").with("class", "curve").with("d", "M" + String.join("L", middle)));
        for (int i = 0; i < points.size(); i++) {
            shapes.add(dot(points.get(i), sizes.get(i).at(), y, i == at ? Tone.LOUD : Tone.QUIET));
        }
        return shapes;
    }

    private static String pixel(Tick size, double y) {
        return Svg.number(size.at()) + " " + Svg.number(y);
    }

    private Element dot(Point point, double x, LinearAxis y, Tone tone) {
        String words = Scale.COUNT.text(point.x()) + " " + xName + ": " + words(point);
        return Element.of("circle", Element.of("title", words))
                .with("class", tone == Tone.LOUD ? "dot loud" : "dot")
                .with("cx", Svg.number(x))
                .with("cy", Svg.number(y.at(point.expected())))
                .with("r", Svg.number(RADIUS));
    }

    private String words(Point point) {
        return scale.text(point.expected()) + ", between " + scale.text(point.least()) + " and "
                + scale.text(point.most());
    }

    @Override
    public String description() {
        return yName + ": "
                + points.stream()
                        .map(point -> Scale.COUNT.text(point.x()) + " " + xName + " " + words(point))
                        .collect(Collectors.joining("; "));
    }
}
