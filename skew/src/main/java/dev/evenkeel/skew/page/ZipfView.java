package dev.evenkeel.skew.page;

/**
 * A power law fitted to the frequencies of keys: the key of rank r has {@code rowsOfFirst · r^-exponent} rows.
 *
 * <p>Example: an exponent of 1.1 and 1,000,000 rows of the first give 79,433 rows of the tenth.
 *
 * @param exponent how steeply the frequencies fall; 0 is even
 * @param quality the part of the variation that the law explains (R²), from 0 to 1
 * @param rowsOfFirst rows of the most frequent key by the law
 */
public record ZipfView(double exponent, double quality, double rowsOfFirst) {
    /** Refuses what cannot be drawn. */
    public ZipfView {
        if (!(Double.isFinite(exponent) && rowsOfFirst > 0 && rowsOfFirst < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("no power law: " + exponent + ", " + rowsOfFirst);
    }

    /** {@return rows of the key of that rank by the law} */
    double rowsOf(double rank) {
        return rowsOfFirst * Math.pow(rank, -exponent);
    }
}
