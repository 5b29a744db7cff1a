package dev.evenkeel.core.page;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis from 0 to a round number.
 *
 * <p>Example: of counts up to 3,035,000 in at most 5 steps gives the ticks 0, 1,000,000, 2,000,000, 3,000,000 and
 * 4,000,000.
 *
 * @param scale what the numbers are
 * @param step what lies between two ticks, round on that scale
 * @param steps how many steps there are
 * @param from the pixel of 0
 * @param to the pixel of the last tick
 */
record LinearAxis(Scale scale, double step, int steps, double from, double to) {
    static LinearAxis upTo(double largest, int mostSteps, double from, double to) {
        return upTo(Scale.COUNT, largest, mostSteps, from, to);
    }

    static LinearAxis upTo(Scale scale, double largest, int mostSteps, double from, double to) {
        double step = scale.step(largest > 0 ? largest / mostSteps : 1);
        return new LinearAxis(scale, step, Math.max(1, (int) Math.ceil(largest / step)), from, to);
    }

    /** {@return the pixel of a value} */
    double at(double value) {
        return from + (to - from) * value / (step * steps);
    }

    List<Tick> ticks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(n -> new Tick(at(n * step), scale.text(n * step)))
                .toList();
    }
}
