package dev.evenkeel.advisor.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A line through points that a few wild ones do not bend: its slope is the median of the slopes of all pairs.
 *
 * <p>Example: (0, 1), (1, 2), (2, 3), (3, 40) has slopes 1, 1, 13, 1, 19 and 37 between its pairs, so that the line rises
 * by 7; with two more points on the line it rises by 1.
 *
 * @param slope how much y rises when x rises by one
 * @param lower the slope is at least that, with a confidence of 95 %
 * @param upper the slope is at most that, with the same confidence
 * @param intercept y where x is 0
 */
record TheilSen(double slope, double lower, double upper, double intercept) {
    // H. Theil, A rank-invariant method of linear and polynomial regression analysis, 1950; the interval is that of
    // P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63 (1968), with the normal
    // approximation of Kendall's S and without its correction for ties.

    /** The normal deviate of 95 %. */
    private static final double Z = 1.96;

    /**
     * A point.
     *
     * @param x where
     * @param y how much
     */
    record Point(double x, double y) {}

    /** {@return the line; nothing where there are too few points at different places for an interval} */
    static Optional<TheilSen> through(List<Point> points) {
        double[] slopes = slopes(points);
        int n = points.size();
        double half = Z * Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        int low = (int) Math.floor((slopes.length - half) / 2);
        int high = (int) Math.ceil((slopes.length + half) / 2) + 1;
        if (low < 1 || high > slopes.length) return Optional.empty();
        double slope = median(slopes);
        double intercept = median(points.stream()
                .mapToDouble(point -> point.y() - slope * point.x())
                .toArray());
        return Optional.of(new TheilSen(slope, slopes[low - 1], slopes[high - 1], intercept));
    }

    /** {@return the slopes of all pairs at different places, in ascending order} */
    private static double[] slopes(List<Point> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .flatMap(i -> points.subList(i + 1, points.size()).stream()
                        .filter(other -> other.x() != points.get(i).x())
                        .map(other -> (other.y() - points.get(i).y())
                                / (other.x() - points.get(i).x())))
                .mapToDouble(slope -> slope)
                .sorted()
                .toArray();
    }

    /** {@return the middle value, or the mean of the two in the middle} */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@return y by the line} */
    double at(double x) {
        return intercept + slope * x;
    }
}
