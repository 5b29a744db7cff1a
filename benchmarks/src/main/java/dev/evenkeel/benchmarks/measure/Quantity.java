package dev.evenkeel.benchmarks.measure;

/**
 * What can be measured of a run: one of all runs, a {@link Measure}, or one that a scenario has of its own, a {@link
 * Gauge}. Less is better in each.
 */
public sealed interface Quantity permits Measure, Gauge {
    /** {@return in what it is counted} */
    Unit unit();

    /** {@return a value of it with its unit} */
    default String text(double measured) {
        return unit().text(measured);
    }
}
