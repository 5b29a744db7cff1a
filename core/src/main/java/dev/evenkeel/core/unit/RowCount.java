package dev.evenkeel.core.unit;

import java.util.Locale;

/**
 * A number of rows, never negative, that prints itself with thousands separated.
 *
 * <p>Example: {@code new RowCount(1_234_567)} prints {@code 1,234,567 rows}.
 *
 * @param rows the number of rows, at least 0
 */
public record RowCount(long rows) implements Comparable<RowCount> {
    /** Refuses a negative number. */
    public RowCount {
        if (rows < 0) throw new IllegalArgumentException("rows must not be negative: " + rows);
    }

    /** {@return the count nearest to a computed value} */
    public static RowCount nearest(double rows) {
        return new RowCount(Math.max(0, Math.round(rows)));
    }

    @Override
    public int compareTo(RowCount other) {
        return Long.compare(rows, other.rows);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
    }
}
