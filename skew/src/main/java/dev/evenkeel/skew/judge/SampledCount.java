package dev.evenkeel.skew.judge;

/**
 * Bounds on how many rows there are, from how many of them were drawn.
 *
 * <p>Example: of rows drawn with the chance of one in 16, 1,000 that have a key mean 16,000 in all, and between 13,480
 * and 18,810 but for one case in a million.
 *
 * <p>Implementation note: rows are drawn each on its own, so that the number drawn of m is binomial with mean m / n.
 * The bounds are the means at which Chernoff's inequality gives the number drawn a chance of one in a million:
 * λ − c + c·ln(c / λ) = ln 10⁶ (Chernoff, 1952; the Poisson form also bounds the binomial). Pure.
 */
final class SampledCount {
    private static final double DOUBT = Math.log(1e6);
    private static final int HALVINGS = 60;

    private SampledCount() {}

    /** {@return rows at least, where so many of them were drawn, one in n} */
    static long lower(long drawn, int oneIn) {
        if (oneIn == 1 || drawn == 0) return drawn;
        return Math.max(drawn, (long) Math.floor(mean(drawn, 0, drawn) * oneIn));
    }

    /** {@return rows at most, where so many of them were drawn, one in n, out of so many rows} */
    static long upper(long drawn, int oneIn, long most) {
        if (oneIn == 1) return drawn;
        double farOff = drawn + DOUBT + 2 * Math.sqrt(DOUBT * (drawn + DOUBT));
        return Math.min(most, (long) Math.ceil(mean(drawn, farOff, drawn) * oneIn));
    }

    /** The mean between a doubtful and a certain one at which the doubt is one in a million. */
    private static double mean(double drawn, double doubtful, double certain) {
        double bad = doubtful;
        double good = certain;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (bad + good) / 2;
            if (doubt(drawn, middle) > DOUBT) bad = middle;
            else good = middle;
        }
        return good;
    }

    private static double doubt(double drawn, double mean) {
        return mean - drawn + (drawn == 0 ? 0 : drawn * Math.log(drawn / mean));
    }
}
