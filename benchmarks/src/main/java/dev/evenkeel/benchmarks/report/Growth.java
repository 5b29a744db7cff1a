package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How what one way takes grows with one thing, and the power of it that fits best.
 *
 * <p>Example: 1 s at a million rows, 4 s at four and 16 s at sixteen million have a slope of 1: twice as many rows take
 * twice as long. A slope of 0 says that it does not matter. Pure.
 *
 * @param what the thing that grows
 * @param way what the way is called
 * @param measure what is measured
 * @param points what was measured at each size, in ascending order
 */
public record Growth(String what, String way, Measure measure, List<Point> points) {
    /** A scenario of growth: its thing and the size of it. */
    private static final Pattern NAME = Pattern.compile("growth/([^=]+)=([0-9]+)");

    /** A line needs two points that are apart. */
    private static final int LEAST = 2;

    /**
     * What was measured at a size.
     *
     * @param size of the thing that grows
     * @param value the median of the measure
     */
    public record Point(double size, double value) {}

    /** Keeps a copy of the points. */
    public Growth {
        points = List.copyOf(points);
    }

    /** {@return what grew in these results, plain Spark and ours in turn, where there are two sizes and more of it} */
    public static List<Growth> of(Results results, Measure measure) {
        Set<String> things = new LinkedHashSet<>();
        for (ScenarioResult scenario : results.scenarios()) {
            Matcher name = NAME.matcher(scenario.name());
            if (name.matches()) things.add(name.group(1));
        }
        List<Growth> all = new ArrayList<>();
        for (String thing : things) {
            for (String way : ways(results)) {
                Growth growth = new Growth(thing, way, measure, points(results, thing, way, measure));
                if (growth.points().size() >= LEAST) all.add(growth);
            }
        }
        return all;
    }

    private static Set<String> ways(Results results) {
        Set<String> ways = new LinkedHashSet<>();
        for (ScenarioResult scenario : results.scenarios()) {
            if (!NAME.matcher(scenario.name()).matches()) continue;
            ways.add(scenario.base());
            ways.add(scenario.ours());
        }
        return ways;
    }

    private static List<Point> points(Results results, String thing, String way, Measure measure) {
        List<Point> points = new ArrayList<>();
        for (ScenarioResult scenario : results.scenarios()) {
            Matcher name = NAME.matcher(scenario.name());
            if (!name.matches() || !name.group(1).equals(thing)) continue;
            double size = Double.parseDouble(name.group(2));
            scenario.ran(way).ifPresent(ran -> points.add(new Point(size, ran.median(measure))));
        }
        points.sort((one, other) -> Double.compare(one.size(), other.size()));
        return points;
    }

    /** {@return the points that have a logarithm} */
    public List<Point> fitted() {
        return points.stream()
                .filter(point -> point.size() > 0 && point.value() > 0)
                .toList();
    }

    /** {@return the slope of the line through the logarithms, by least squares; not a number with less than two} */
    public double slope() {
        double centre = mean(Point::size);
        double middle = mean(Point::value);
        double together = 0;
        double alone = 0;
        for (Point point : fitted()) {
            double off = Math.log(point.size()) - centre;
            together += off * (Math.log(point.value()) - middle);
            alone += off * off;
        }
        return together / alone;
    }

    /** {@return the value that the line has at a size} */
    public double at(double size) {
        return Math.exp(mean(Point::value) + slope() * (Math.log(size) - mean(Point::size)));
    }

    /** The mean of the logarithms. */
    private double mean(ToDoubleFunction<Point> coordinate) {
        return fitted().stream()
                .mapToDouble(point -> Math.log(coordinate.applyAsDouble(point)))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s by %s, %s: slope %.2f", measure, what, way, slope());
    }
}
