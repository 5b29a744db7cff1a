package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Measure;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How much of what can be won is won: (plain − ours) / (plain − best), the best being the best of all alternatives.
 *
 * <p>Example: plain 10 s, the best alternative 4 s, ours 5 s give 0.83. Above 1 ours is better than every alternative;
 * below 0 it is worse than plain Spark. Where no alternative gains a tenth there is no score: ours has won alone, or
 * there is nothing to win.
 *
 * @param plain what plain Spark takes
 * @param best what the best alternative takes
 * @param ours what Evenkeel takes
 */
public record Score(double plain, double best, double ours) {
    /** Simulated gains below a tenth could not be told from noise. */
    private static final double LEAST_GAIN = 0.1;

    /** {@return the score of a scenario by one measure; its values are not numbers where a way did not run} */
    public static Score of(ScenarioResult scenario, Measure measure) {
        return new Score(
                median(scenario, scenario.base(), measure),
                scenario.others().mapToDouble(way -> way.median(measure)).min().orElse(Double.NaN),
                median(scenario, scenario.ours(), measure));
    }

    private static double median(ScenarioResult scenario, String way, Measure measure) {
        return scenario.ran(way).map(result -> result.median(measure)).orElse(Double.NaN);
    }

    /** {@return true where an alternative gains a tenth and more} */
    public boolean isWorthwhile() {
        return gains(best);
    }

    private boolean gains(double time) {
        return time <= plain * (1 - LEAST_GAIN);
    }

    /** {@return the score; nothing where there is nothing to win} */
    public OptionalDouble value() {
        double score = (plain - ours) / (plain - best);
        return isWorthwhile() && Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty();
    }

    @Override
    public String toString() {
        if (value().isPresent()) return String.format(Locale.ROOT, "%.2f", value().getAsDouble());
        if (!Double.isFinite(best)) return "-";
        return gains(ours) ? "won alone" : "nothing to win";
    }
}
