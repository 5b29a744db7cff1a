package dev.evenkeel.skew.judge;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Zipf law nearest to a key distribution: the key of rank r has about {@code first · r^-exponent} rows.
 *
 * <p>Example: counts of 1000, 500, 333, 250, … give an exponent of 1 and a deviation of 1. One key with 100,000 rows
 * before 99 with 100 each gives a deviation of 7: there is no such law, and the exponent means nothing.
 *
 * <p>Why a deviation and not R²: R² tells how much better the line is than no slope at all, so that it falls to 0 for
 * an even distribution however well the line fits, and stays near 1 for a steep one that is off by half. The typical
 * distance of a count from the line means the same at every exponent.
 *
 * <p>Pure: equal keys give equal fits.
 *
 * <p>Implementation note: least squares of log count on log rank (Newman, <i>Power laws, Pareto distributions and
 * Zipf's law</i>, 2005). Each rank weighs 1 / rank, so that ranks 1 to 10 weigh about as much as 100 to 1,000 and the
 * many keys of the tail do not drown the few of the head; this is what Newman's logarithmic bins are for, without
 * their edges. Clauset, Shalizi and Newman (2009) warn of lines through logarithms, and Gabaix and Ibragimov (2011)
 * mend theirs by using rank - 1/2: both ask about a population that the sizes were drawn from, whereas here the ranks
 * and counts themselves are what is described.
 *
 * <p>From the first rank whose count is uncertain by more than a quarter, ranks are left out: the bounds of a
 * Misra–Gries sketch are equally wide for all keys, so that they leave little certain of the lesser ones; and a count
 * below 25 is largely chance (its Poisson error is 5), which makes the end of the line steeper. On drawn Zipf data of
 * exponents 0.5 to 1.5 the exponent so fitted was right within 0.05.
 *
 * @param exponent s, at least 0, where 0 is an even distribution
 * @param first rows that the law gives the most frequent key
 * @param deviation how far the counts typically are from the law, as a factor (of root mean square in logarithms): 1
 *     is on the line, 2 is twice or half of it
 * @param ranks the number of keys that the law was fitted to, the most frequent ones
 */
public record ZipfFit(double exponent, double first, double deviation, int ranks) {
    private static final int FEWEST_RANKS = 10;
    private static final double LEAST_ROWS = 25;
    /** As wide as the bounds of a count may be, in parts of it. */
    private static final double WIDEST_BOUNDS = 0.25;
    /** No further off than the counts themselves may be. */
    private static final double CLOSE = 1 + WIDEST_BOUNDS;

    /**
     * {@return the law nearest to the keys; none where fewer than 10 of them have at least 25 rows, known within a
     * quarter}
     *
     * @param keys the most frequent first
     */
    public static Optional<ZipfFit> of(List<HeavyHitter> keys) {
        int ranks = (int) keys.stream().takeWhile(ZipfFit::isCertain).count();
        if (ranks < FEWEST_RANKS) return Optional.empty();
        double weights = 0;
        double meanRank = 0;
        double meanRows = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            double weight = 1.0 / rank;
            weights += weight;
            meanRank += weight * Math.log(rank);
            meanRows += weight * logRows(keys, rank);
        }
        meanRank /= weights;
        meanRows /= weights;
        double ofRanks = 0;
        double ofRows = 0;
        double ofBoth = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            double x = Math.log(rank) - meanRank;
            double y = logRows(keys, rank) - meanRows;
            ofRanks += x * x / rank;
            ofRows += y * y / rank;
            ofBoth += x * y / rank;
        }
        double exponent = Math.max(0, -ofBoth / ofRanks);
        double unexplained = Math.max(0, ofRows + exponent * ofBoth);
        return Optional.of(new ZipfFit(
                exponent, Math.exp(meanRows + exponent * meanRank), Math.exp(Math.sqrt(unexplained / weights)), ranks));
    }

    private static boolean isCertain(HeavyHitter key) {
        return key.estimate() >= LEAST_ROWS && key.upper() - key.lower() <= WIDEST_BOUNDS * key.estimate();
    }

    private static double logRows(List<HeavyHitter> keys, int rank) {
        return Math.log(keys.get(rank - 1).estimate());
    }

    /** {@return true where the counts are typically within a quarter of the law, so that its exponent tells something} */
    public boolean isClose() {
        return deviation <= CLOSE;
    }

    /**
     * {@return rows that the law gives the key of that rank}
     *
     * @param rank from 1, the most frequent key
     */
    public double rows(int rank) {
        return first * Math.pow(rank, -exponent);
    }

    /** {@return the law in a few words, such as {@code Zipf 1.10 over 120 keys, typically 3.0 % off}} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Zipf %.2f over %s keys, typically %s",
                exponent,
                TextLayout.count(ranks),
                deviation < 2 ? new Ratio(deviation - 1) + " off" : TextLayout.factor(deviation) + " off");
    }
}
