package dev.evenkeel.core.unit;

import java.util.Locale;

/**
 * A part of a whole, from 0 to 1, that prints itself as a percentage.
 *
 * <p>Example: {@code new Ratio(0.314)} prints {@code 31.4 %}.
 *
 * @param value the part, from 0 to 1
 */
public record Ratio(double value) implements Comparable<Ratio> {
    /** Nothing of the whole. */
    public static final Ratio ZERO = new Ratio(0);

    /** Refuses what lies outside 0 to 1, NaN included. */
    public Ratio {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a ratio must lie between 0 and 1: " + value);
        }
    }

    /** {@return part / whole; 0 where the whole is 0} */
    public static Ratio of(double part, double whole) {
        return whole == 0 ? ZERO : new Ratio(Math.min(1, part / whole));
    }

    @Override
    public int compareTo(Ratio other) {
        return Double.compare(value, other.value);
    }

    @Override
    public String toString() {
        if (value > 0 && value < 0.000_005) return "<0.001 %";
        return String.format(Locale.ROOT, value > 0 && value < 0.001 ? "%.3f %%" : "%.1f %%", value * 100);
    }
}
