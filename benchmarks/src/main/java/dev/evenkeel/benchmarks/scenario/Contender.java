package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.KeyTable;
import dev.evenkeel.skew.SkewOptions;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A way to find frequent keys that runs beside others.
 *
 * @param name what to call it
 * @param finder what it does
 * @param goal the most task CPU time it should take, as a multiple of the floor's; unset where it has no goal
 */
record Contender(String name, KeyFinder finder, OptionalDouble goal) {
    /** The one that all others are measured against. */
    static final String FLOOR = "max(xxhash64(key)), the floor";

    /** Evenkeel as users call it. */
    static final String ANALYZE = "SkewDetector.analyze";

    /** Spark's own sketch. */
    static final String TOP_K = "approx_top_k";

    private static final SkewOptions DEFAULTS = SkewOptions.defaults();
    private static final double GOAL_LONG = 1.6;
    private static final double GOAL_STRING = 1.3;
    private static final double GOAL_SAMPLED = 1.25;

    private static Contender ours(String name, SkewOptions options, double goal) {
        return new Contender(name, new Detector(options), OptionalDouble.of(goal));
    }

    private static Contender theirs(String name, KeyFinder finder) {
        return new Contender(name, finder, OptionalDouble.empty());
    }

    /**
     * {@return all of them, the floor first}
     *
     * @param hottest the most frequent key, for the one that must be asked for a key
     */
    static List<Contender> forLongs(long hottest) {
        return with(
                GOAL_LONG,
                hottest,
                theirs("DataSketches LongsSketch", new LongSketches()),
                theirs("DataSketches ItemsSketch", new ItemSketches(ItemFormat.LONGS)));
    }

    /** {@return as {@link #forLongs}, for strings} */
    static List<Contender> forStrings(String hottest) {
        return with(GOAL_STRING, hottest, theirs("DataSketches ItemsSketch", new ItemSketches(ItemFormat.STRINGS)));
    }

    /** {@return those for the column of a {@link KeyTable}} */
    static List<Contender> forColumn(String column, String hottest) {
        return column.equals(KeyTable.LONG) ? forLongs(Long.parseLong(hottest)) : forStrings(hottest);
    }

    private static List<Contender> with(double goal, Object hottest, Contender... more) {
        Stream<Contender> usual = Stream.of(
                theirs(FLOOR, new Floor()),
                ours(ANALYZE, DEFAULTS, goal),
                ours("  one row in 16 counted", DEFAULTS.withRowSampling(16), GOAL_SAMPLED),
                new Contender(
                        "  4 partitions read whole",
                        new Detector(DEFAULTS.withMaxPartitionsRead(4)),
                        OptionalDouble.empty()),
                new Contender("  exact mode", new Detector(DEFAULTS.withExactCounts()), OptionalDouble.empty()),
                theirs("groupBy(key).count()", new ExactGroupBy()),
                theirs("  of a sample of 1 %", new SampledGroupBy(0.01)),
                theirs(TOP_K, new ApproxTopK()),
                theirs("freqItems", new FrequentItems()),
                theirs("countMinSketch, asked a key", new CountMin(hottest)));
        return Stream.concat(usual, Stream.of(more)).toList();
    }
}
