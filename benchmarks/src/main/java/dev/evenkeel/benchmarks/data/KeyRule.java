package dev.evenkeel.benchmarks.data;

import dev.evenkeel.core.unit.Ratio;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which key a row has.
 *
 * <p>Example: {@code KeyRule.zipf(1.1, 1_000_000)} draws one of a million keys, the second half as often as the first
 * and so on by Zipf's law: of 20 million rows the first has about 2.5 million. {@code KeyRule.hot(new Ratio(0.3), 1,
 * 1_000_000)} gives the first key 30 % of the rows, and {@code KeyRule.even(1_000)} deals a thousand keys in turn. The
 * key of a rank is the same by every rule.
 *
 * <p>A pure function of the row's number. Immutable.
 */
public final class KeyRule implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** A prime, so that no two ranks below it have the same key. */
    private static final long KEYS = 1_000_000_007;

    private static final long STRIDE = 2_654_435_761L;

    /** Which rank a row has: 0 is the most frequent one. */
    private interface Ranks extends Serializable {
        long of(long row);
    }

    private final String label;
    private final Ranks ranks;

    private KeyRule(String label, long keys, Ranks ranks) {
        if (keys < 1 || keys >= KEYS) {
            throw new IllegalArgumentException("keys must be from 1 to 1,000,000,006: " + keys);
        }
        this.label = label;
        this.ranks = ranks;
    }

    /**
     * {@return keys drawn by Zipf's law: the one of rank r has a weight of 1 / r^s}
     *
     * @param exponent s
     * @param keys how many there are to draw from
     */
    public static KeyRule zipf(double exponent, int keys) {
        double[] cumulated = new double[keys];
        double sum = 0;
        for (int rank = 0; rank < keys; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulated[rank] = sum;
        }
        return new KeyRule(String.format(Locale.ROOT, "zipf-%s-%d", exponent, keys), keys, row -> {
            int found = Arrays.binarySearch(cumulated, Draw.uniform(row) * cumulated[cumulated.length - 1]);
            return found < 0 ? -found - 1 : found;
        });
    }

    /**
     * {@return a part of the rows spread over a few keys, and the rest over all others}
     *
     * @param share the part
     * @param hot how many keys have it, less than keys
     * @param keys how many there are in all
     */
    public static KeyRule hot(Ratio share, long hot, long keys) {
        double part = share.value();
        String label = String.format(Locale.ROOT, "hot-%.5g-%d-%d", part, hot, keys);
        return new KeyRule(label, keys, row -> {
            double draw = Draw.uniform(row);
            if (draw < part) return (long) (draw / part * hot);
            return hot + Math.floorMod(Draw.mix(~row), keys - hot);
        });
    }

    /** {@return so many keys in turn: as many rows as keys make every key distinct} */
    public static KeyRule even(long keys) {
        return new KeyRule("even-" + keys, keys, row -> row % keys);
    }

    /** {@return the key of a row} */
    public long key(long row) {
        return ranks.of(row) * STRIDE % KEYS;
    }

    /** {@return the rule as a part of a file name} */
    String label() {
        return label;
    }
}
