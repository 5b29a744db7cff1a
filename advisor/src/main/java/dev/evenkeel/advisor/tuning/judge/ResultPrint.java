package dev.evenkeel.advisor.tuning.judge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is left of a job's result to hold another one against it, in whatever order its rows come.
 *
 * <p>Example: the rows {@code (a, 1.0), (b, 2.0)} have 2 rows, the sum of the hashes of {@code a} and {@code b}, and for
 * the column of doubles the sum 3.0, the sum of sizes 3.0, and a sum in which each row has a weight of its own. Rows that
 * are missing, doubled, or have another text or whole number change the hashes; doubles that changed places between rows
 * change the weighted sum.
 *
 * <p>Hashes of 64 bits are added up without overflow, so that another multiset of rows has the same sum by chance once in
 * 10^19 times. Doubles may differ by {@link #TOLERANCE} of their column's sum of sizes: Spark adds in the order in which
 * tasks end, and adding n numbers in another order moves their sum by about √n × 10^-16 of the sum of their sizes, which
 * for a billion is 4 × 10^-12. The other side of it: in a result of a million rows of doubles alike, one that is off by
 * less than a ten-thousandth of itself is not seen, unless it is so in many rows. Immutable.
 *
 * @param schema names and types, in order
 * @param rows how many rows; -1 where the result is a value
 * @param hashes the sum of the hashes of all that is not floating
 * @param floats what the floating columns sum up to, in the order of the schema
 */
public record ResultPrint(String schema, long rows, BigDecimal hashes, List<FloatSums> floats) {
    /** The part of a column's sum of sizes by which sums may differ. */
    public static final double TOLERANCE = 1e-10;

    /** Copies the list. */
    public ResultPrint {
        floats = List.copyOf(floats);
    }

    /** {@return in what another result differs from this one, in words without data; empty where they are equal} */
    public Optional<String> difference(ResultPrint other) {
        if (!schema.equals(other.schema)) return Optional.of("its columns are others");
        if (rows != other.rows) return Optional.of(count(other.rows) + " instead of " + count(rows));
        if (hashes.compareTo(other.hashes) != 0) return Optional.of("as many rows, but not the same ones");
        for (int i = 0; i < floats.size(); i++) {
            if (!floats.get(i).isNear(other.floats.get(i)))
                return Optional.of("the " + (i + 1) + ". column of floating numbers is off by more than rounding");
        }
        return Optional.empty();
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d rows", rows);
    }

    /**
     * What the values of a floating column sum up to.
     *
     * @param sum the sum
     * @param size the sum of sizes without sign
     * @param weighted the sum in which each row has a weight from 0 to 1 by its other columns
     * @param specials how often NaN, plus and minus infinity and null are there, as text
     */
    public record FloatSums(double sum, double size, double weighted, String specials) {
        boolean isNear(FloatSums other) {
            double most = TOLERANCE * Math.max(size, other.size);
            return specials.equals(other.specials)
                    && Math.abs(sum - other.sum) <= most
                    && Math.abs(size - other.size) <= most
                    && Math.abs(weighted - other.weighted) <= most;
        }
    }
}
