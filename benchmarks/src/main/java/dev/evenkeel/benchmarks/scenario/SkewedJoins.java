package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.JcchTables;
import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinType;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Joins of uneven data: a whale, Zipf's law, keys frequent on both sides, nulls, and the shapes that adaptive execution
 * leaves alone.
 *
 * <p>The large side has ten million rows at medium scale and the small one a million, each with a key of its own, unless
 * said otherwise.
 */
final class SkewedJoins {
    private static final long LARGE = 10_000_000;
    private static final long SMALL = 1_000_000;

    /** The rows of two sides of a product, and how many pairs they give at medium scale. */
    private static final long PRODUCT_ROWS = 1_500_000;

    private static final double PRODUCT_PAIRS = 160e6;

    /**
     * Edges of a graph whose nodes have degrees by a power law, and its nodes: the first has 7,600 edges, and the graph
     * joined with itself 180 million pairs. Its files are above the threshold for broadcasts at every scale.
     */
    private static final long EDGES = 1_200_000;

    private static final int NODES = 400_000;
    private static final double DEGREES = 0.7;

    private static final int SORTED_FILES = 16;

    /** The memory for tasks of a heap of 1 GiB whose user takes most of it: 43 MiB. */
    static final Map<String, String> TIGHT =
            Map.of("spark.testing.memory", String.valueOf(1L << 30), "spark.memory.fraction", "0.06");

    private SkewedJoins() {}

    /** Two tables and a type, before they are read. */
    private record Pair(JoinTable left, JoinTable right, JoinType type) {
        JoinCase read(SparkSession session, Room room) {
            return new JoinCase(room.read(left, session), room.read(right, session), List.of(JoinTable.KEY), type);
        }
    }

    private interface PairAtScale {
        Pair of(Scale scale);
    }

    private static JoinScenario join(String name, String about, PairAtScale pair) {
        return JoinScenario.ofAllWays(
                "join/" + name, about, (session, room) -> pair.of(room.scale()).read(session, room));
    }

    /** {@return all of them} */
    static List<Scenario> all() {
        return List.of(
                whale("whale-30", 0.3, ""),
                whale("whale-60", 0.6, ""),
                whale("whale-60-tight", 0.6, ", 43 MiB of memory for tasks").startedWith(TIGHT),
                zipf("1.0"),
                zipf("1.2"),
                zipf("1.5"),
                join("heavy-heavy", "one key frequent on both sides, many-to-many, inner", SkewedJoins::heavyHeavy),
                join(
                        "null-heavy",
                        "half of the left rows without a key, left outer",
                        scale -> new Pair(
                                large(scale, KeyRule.even(keys(scale))).withNulls(new Ratio(0.5)),
                                small(scale),
                                JoinType.LEFT_OUTER)),
                join(
                        "full-outer",
                        "one key with 30 % of the left rows, full outer",
                        scale -> new Pair(
                                large(scale, hot(0.3, keys(scale) * 4 / 5)).withNulls(new Ratio(0.02)),
                                small(scale),
                                JoinType.FULL_OUTER)),
                join(
                        "null-producing",
                        "one key with 30 % of the right rows, left outer: the skew is on the side that yields nulls",
                        scale -> new Pair(
                                JoinTable.of("l", keys(scale), KeyRule.even(keys(scale))),
                                JoinTable.of("r", scale.rows(LARGE), hot(0.3, keys(scale) * 4 / 5)),
                                JoinType.LEFT_OUTER)),
                join(
                        "single-mapper",
                        "one key with 30 % of the left rows, all of them in one file that one task reads, inner",
                        scale ->
                                new Pair(large(scale, hot(0.3, keys(scale))).inFiles(1), small(scale), JoinType.INNER)),
                join(
                        "many-files",
                        "one key with 30 % of the left rows, in 400 small files at medium scale, inner",
                        scale -> new Pair(
                                large(scale, hot(0.3, keys(scale))).inFiles(EvenJoins.MANY_FILES),
                                small(scale),
                                JoinType.INNER)),
                join(
                        "sorted",
                        "one key with 30 % of the left rows, which are sorted by key: it lies in five of 16 files at"
                                + " medium scale, along which adaptive execution cuts, inner",
                        scale -> new Pair(
                                large(scale, hot(0.3, keys(scale)))
                                        .inFiles(SORTED_FILES)
                                        .sorted(),
                                small(scale),
                                JoinType.INNER)),
                join(
                        "tpcds-nulls",
                        "4.4 % of the left rows without a key, as in TPC-DS, and one key with 30 %, left outer",
                        scale -> new Pair(
                                large(scale, hot(0.3, keys(scale))).withNulls(new Ratio(0.044)),
                                small(scale),
                                JoinType.LEFT_OUTER)),
                join(
                        "two-hop",
                        "a graph whose degrees follow a power law, joined with itself: even input, skewed product",
                        SkewedJoins::twoHop),
                JoinScenario.ofAllWays(
                        "join/jcch",
                        "lineitem with orders of JCC-H: a quarter of the lines belong to five orders, inner",
                        SkewedJoins::jcch));
    }

    private static JoinCase jcch(SparkSession session, Room room) {
        Scale scale = room.scale();
        JcchTables tables = new JcchTables(scale.of(1), scale.files(JoinTable.USUAL_FILES), room.data());
        return new JoinCase(tables.lineitem(session), tables.orders(session), List.of("orderkey"), JoinType.INNER);
    }

    private static JoinScenario whale(String name, double share, String more) {
        return join(
                name,
                String.format("one key with %.0f %% of the left rows, inner%s", share * 100, more),
                scale -> new Pair(large(scale, hot(share, keys(scale))), small(scale), JoinType.INNER));
    }

    private static Scenario zipf(String exponent) {
        return join(
                "zipf-" + exponent,
                "left keys drawn by Zipf's law with exponent " + exponent + ", inner",
                scale -> new Pair(
                        large(scale, KeyRule.zipf(Double.parseDouble(exponent), Math.toIntExact(keys(scale)))),
                        small(scale),
                        JoinType.INNER));
    }

    private static Pair heavyHeavy(Scale scale) {
        long rows = scale.rows(PRODUCT_ROWS);
        KeyRule rule = hot((double) scale.rowsOfPairs(PRODUCT_PAIRS) / rows, rows);
        return new Pair(JoinTable.of("l", rows, rule), JoinTable.of("r", rows, rule), JoinType.INNER);
    }

    private static Pair twoHop(Scale scale) {
        // Pairs grow with the square of the edges, so that these grow by the root of the scale.
        long edges = Math.round(EDGES * Math.sqrt(scale.rows(LARGE) / (double) LARGE));
        KeyRule rule = KeyRule.zipf(DEGREES, NODES);
        return new Pair(JoinTable.of("l", edges, rule), JoinTable.of("r", edges, rule), JoinType.INNER);
    }

    private static KeyRule hot(double share, long keys) {
        return KeyRule.hot(new Ratio(share), 1, keys);
    }

    private static long keys(Scale scale) {
        return scale.rows(SMALL);
    }

    private static JoinTable large(Scale scale, KeyRule rule) {
        return JoinTable.of("l", scale.rows(LARGE), rule);
    }

    private static JoinTable small(Scale scale) {
        return JoinTable.of("r", keys(scale), KeyRule.even(keys(scale)));
    }
}
