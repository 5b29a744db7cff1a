package dev.evenkeel.core.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An axis on which every power of ten takes the same room.
 *
 * <p>Example: values from 40 to 3,000 lie on an axis from 10 to 10,000, so that 100 is at a third of its length.
 *
 * @param first the power of ten at which it begins
 * @param last the power of ten at which it ends
 * @param from the pixel of its beginning
 * @param to the pixel of its end
 */
record LogAxis(int first, int last, double from, double to) {
    private static final double[] ROUND = {1, 2, 5};
    /** Up to as many powers of ten there is room for ticks between them. */
    private static final int FEW = 2;

    static LogAxis around(double least, double largest, double from, double to) {
        int first = (int) Math.floor(Math.log10(least));
        return new LogAxis(first, Math.max(first + 1, (int) Math.ceil(Math.log10(largest))), from, to);
    }

    /** {@return the pixel of a value} */
    double at(double value) {
        return from + (to - from) * (Math.log10(value) - first) / (last - first);
    }

    List<Tick> ticks() {
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(power -> last - first <= FEW && power < last ? rounds(power) : Stream.of(tick(1, power)))
                .toList();
    }

    private Stream<Tick> rounds(int power) {
        return Arrays.stream(ROUND).mapToObj(round -> tick(round, power));
    }

    private Tick tick(double round, int power) {
        double value = round * Math.pow(10, power);
        return Tick.of(at(value), value);
    }
}
