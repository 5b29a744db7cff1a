package dev.evenkeel.skew.judge;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.FrequentKey;
import dev.evenkeel.core.stats.FrequentKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From what was counted of a quantity to all of it: partitions that were read whole, and the first rows of others.
 *
 * <p>Example: a whole partition of 1,000 rows, 10 of them with key 42, and another of which the first 100 rows were
 * read, 50 of them with key 42: the other is taken to have 1,000 rows and 500 with key 42, so that the estimate is 510
 * of 2,000, and the bounds are 60 and 960.
 *
 * <p>A partition's first rows stand for all of it, since files are often sorted: where they are, no other partition
 * tells what it holds. What was not read may be of any key, so that the upper bounds grow by all of it.
 *
 * <p>Where no first rows were read, the partition in which a key is most frequent stands for itself alone, and the
 * others that were read stand for those that were not. Of a key that is everywhere that gives the same; one of which all
 * rows lie in a single partition is not taken to have as many in each that was not read. Pure.
 *
 * @param whole counted in the partitions that were read whole
 * @param heads counted in the first rows of the others
 * @param total of all partitions: those that were not read whole are taken to be as large as those that were
 * @param parts partitions that were read whole
 * @param oneIn n where a row of the partitions read whole was counted with the chance of one in n
 */
public record Extrapolation(long whole, long heads, long total, int parts, int oneIn) {
    /**
     * {@return the extrapolation to so many partitions}
     *
     * @param partitions partitions that there are
     * @param read partitions that were read whole
     */
    public static Extrapolation of(long whole, long heads, int partitions, int read, int oneIn) {
        double others = read == 0 ? 0 : (double) whole / read * (partitions - read);
        return new Extrapolation(whole, heads, whole + Math.max(heads, Math.round(others)), read, oneIn);
    }

    /** {@return what was not read} */
    public long unread() {
        return total - whole - heads;
    }

    /** {@return the estimate for something that was counted so often in either part} */
    public long estimate(long countedWhole, long countedHeads) {
        double seen = (double) countedWhole * oneIn;
        double estimate = heads > 0
                ? seen + countedHeads * ((double) (total - whole) / heads)
                : whole == 0 ? seen : seen * ((double) total / whole);
        return Math.round(Math.min(total, estimate));
    }

    /**
     * A key with what is known of it in all partitions.
     *
     * @param key the key as it was counted
     * @param estimate the best guess
     * @param lower at least so much
     * @param upper at most so much
     */
    public record Known(FrequentKey key, long estimate, long lower, long upper) {}

    /** {@return the keys of both parts, the largest first} */
    public List<Known> keys(FrequentKeys ofWhole, FrequentKeys ofHeads) {
        Map<Long, FrequentKey> inHeads = new HashMap<>();
        for (FrequentKey key : ofHeads.keys()) inHeads.put(key.hash(), key);
        List<Known> keys = new ArrayList<>();
        for (FrequentKey key : ofWhole.keys()) {
            FrequentKey head = inHeads.remove(key.hash());
            keys.add(
                    head == null
                            ? known(key, key.lower(), key.upper(), 0, ofHeads.error())
                            : known(key, key.lower(), key.upper(), head.lower(), head.upper()));
        }
        for (FrequentKey head : inHeads.values()) {
            keys.add(known(head, 0, ofWhole.error(), head.lower(), head.upper()));
        }
        keys.sort(Comparator.comparingLong(Known::estimate)
                .reversed()
                .thenComparingLong(known -> known.key().hash()));
        return keys;
    }

    /** As for anything, but that the peak of a key stands for itself alone. */
    private long estimateKey(FrequentKey key, long countedWhole, long countedHeads) {
        if (heads > 0 || parts < 2) return estimate(countedWhole, countedHeads);
        double peak = (double) Math.min(key.peak(), countedWhole) * oneIn;
        double part = (double) whole / parts;
        double others = ((double) countedWhole * oneIn - peak) * ((total - part) / (whole - part));
        return Math.round(Math.min(total, peak + others));
    }

    private Known known(FrequentKey key, long wholeLower, long wholeUpper, long headLower, long headUpper) {
        long lower = SampledCount.lower(wholeLower, oneIn) + headLower;
        long upper = Math.min(total, SampledCount.upper(wholeUpper, oneIn, whole) + headUpper + unread());
        long estimate = estimateKey(key, middle(wholeLower, wholeUpper), middle(headLower, headUpper));
        return new Known(key, Math.max(lower, Math.min(upper, estimate)), lower, upper);
    }

    private static long middle(long lower, long upper) {
        return lower + (upper - lower) / 2;
    }

    /** {@return what a key that was kept in neither part can have at the most} */
    public long error(FrequentKeys ofWhole, FrequentKeys ofHeads) {
        return SampledCount.upper(ofWhole.error(), oneIn, whole) + ofHeads.error() + unread();
    }

    /**
     * {@return how many keys there are: as many as would show that many of themselves were all equally frequent, at least
     * those that were seen, at most one more for each row not counted}
     *
     * @param seen distinct keys among the rows that were counted
     * @param counted rows that were counted
     * @param keyed how many of those have a key; the others are taken to have as many of their own number
     */
    public Estimate distinct(Estimate seen, long counted, long keyed) {
        if (total <= counted || keyed == 0) return seen;
        return seen.fold(
                exact -> distinct(exact.value(), exact.value(), exact.value(), counted, keyed),
                bounded -> distinct(bounded.value(), bounded.lower(), bounded.upper(), counted, keyed),
                unknown -> unknown);
    }

    private Estimate distinct(double seen, double lower, double upper, long counted, long keyed) {
        double all = UnseenKeys.all(seen, keyed, (double) total / counted * keyed);
        return new Estimate.Bounded(all, lower, upper + total - counted);
    }
}
