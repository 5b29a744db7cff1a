package dev.evenkeel.benchmarks.measure;

import java.util.List;

/**
 * The values of one measure, one a run.
 *
 * <p>Example: of 1.0, 1.1, 1.1, 1.3 and 9.0 the median is 1.1 and the spread goes from 1.1 to 1.3: of five values and
 * more the least and the largest are left out, since on a machine that does other work too one run in five may be far
 * off.
 *
 * @param values at least one, in the order of the runs
 */
public record Series(List<Double> values) {
    private static final int TRIMMED_FROM = 5;

    /** Times that differ by less are a tie: so much do runs of one plan differ on a small machine. */
    private static final double TIE = 0.1;

    /** Refuses a series without a value. */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty()) throw new IllegalArgumentException("a series needs a value");
    }

    /** {@return the value in the middle; of an even number the lower one, so that it is one that was measured} */
    public double median() {
        return sorted().get((values.size() - 1) / 2);
    }

    /** {@return where the spread begins} */
    public double low() {
        return sorted().get(trimmed());
    }

    /** {@return where the spread ends} */
    public double high() {
        return sorted().get(values.size() - 1 - trimmed());
    }

    private int trimmed() {
        return values.size() >= TRIMMED_FROM ? 1 : 0;
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }

    /**
     * {@return true where this is less than the other beyond doubt: their spreads do not meet, and the medians are at
     * least a tenth apart}
     */
    public boolean isBelow(Series other) {
        return high() < other.low() && median() <= other.median() * (1 - TIE);
    }

    /** {@return true where neither is below the other} */
    public boolean ties(Series other) {
        return !isBelow(other) && !other.isBelow(this);
    }
}
