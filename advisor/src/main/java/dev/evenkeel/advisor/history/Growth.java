package dev.evenkeel.advisor.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * When something that grows from run to run reaches a limit.
 *
 * <p>Example: memory at 50 % on day 0 that grows by 2 points a day, evenly, is at 70 % on day 10 and reaches 90 % in ten
 * days. Nothing is foretold that may as well not grow at all: the whole 95 % interval of the trend must rise.
 *
 * @param days until then, from the last run on
 * @param least at least so many
 * @param most at most so many
 */
record Growth(double days, double least, double most) {
    private static final double DAY = Duration.ofDays(1).toMillis();

    /** {@return when the value of these runs, in order, reaches the limit; nothing where it does not, or already has} */
    static Optional<Growth> to(double limit, List<PastRun> runs, ToDoubleFunction<PastRun> value) {
        if (runs.isEmpty()) return Optional.empty();
        long origin = runs.get(0).start().toEpochMilli();
        List<TheilSen.Point> points = runs.stream()
                .map(run -> new TheilSen.Point((run.start().toEpochMilli() - origin) / DAY, value.applyAsDouble(run)))
                .toList();
        double now = points.get(points.size() - 1).x();
        return TheilSen.through(points)
                .filter(trend -> trend.lower() > 0 && trend.at(now) < limit)
                .map(trend -> {
                    double way = limit - trend.at(now);
                    return new Growth(way / trend.slope(), way / trend.upper(), way / trend.lower());
                });
    }
}
