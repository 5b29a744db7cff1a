package dev.evenkeel.skew.judge;

/**
 * How many keys there are, where a part of the rows shows some of them and all are taken to be equally frequent.
 *
 * <p>Example: a quarter of a million rows shows 100,000 keys. If each row had a key of its own, it would show 250,000; if
 * there were 100,000 keys, each of ten rows, it would show 94,369. In between, with 107,000, it shows as many as it does.
 *
 * <p>Of {@code keys} keys with {@code rows / keys} rows each, a part {@code p} of the rows shows
 * {@code keys * (1 - (1 - p) ^ (rows / keys))}, which grows with {@code keys}. Where keys are not equally frequent there
 * are more. Pure.
 */
final class UnseenKeys {
    private static final int HALVINGS = 60;

    private UnseenKeys() {}

    /** {@return the number of keys: at least those that were seen, at most one more for each row that was not} */
    static double all(double seen, double counted, double rows) {
        double low = seen;
        double high = seen + rows - counted;
        if (seen >= counted) return high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (shown(middle, counted / rows, rows) < seen) low = middle;
            else high = middle;
        }
        return Math.max(seen, Math.rint(low));
    }

    private static double shown(double keys, double part, double rows) {
        return -keys * Math.expm1(Math.log1p(-part) * rows / keys);
    }
}
