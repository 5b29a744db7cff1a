package dev.evenkeel.core.page;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of counts from 0 to a round number.
 *
 * <p>Example: up to 3,035,000 in at most 5 steps gives the ticks 0, 1,000,000, 2,000,000, 3,000,000 and 4,000,000.
 *
 * @param step what lies between two ticks: 1, 2 or 5 times a power of ten
 * @param steps how many steps there are
 * @param from the pixel of 0
 * @param to the pixel of the last tick
 */
record LinearAxis(double step, int steps, double from, double to) {
    private static final double[] ROUND = {1, 2, 5};

    static LinearAxis upTo(double largest, int mostSteps, double from, double to) {
        double step = step(largest, mostSteps);
        return new LinearAxis(step, Math.max(1, (int) Math.ceil(largest / step)), from, to);
    }

    private static double step(double largest, int mostSteps) {
        for (double power = 1; ; power *= 10) {
            for (double round : ROUND) {
                if (largest / (round * power) <= mostSteps) return round * power;
            }
        }
    }

    /** {@return the pixel of a value} */
    double at(double value) {
        return from + (to - from) * value / (step * steps);
    }

    List<Tick> ticks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(n -> Tick.of(at(n * step), n * step))
                .toList();
    }
}
