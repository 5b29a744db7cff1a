package dev.evenkeel.core.spark;

import org.apache.spark.sql.Dataset;

/**
 * What a Dataset lets us do, asked before it is done.
 *
 * <p>A Dataset of a classic session can be measured: its plan and its rows can be read in Spark's own form. A Dataset
 * of Spark Connect has no plan and no rows on this side; it can be rewritten with the public API, but not measured.
 */
public enum Capability {
    /** A classic session: plans and internal rows are at hand. */
    MEASURABLE,
    /** Spark Connect: the public Dataset API and nothing else. */
    REWRITABLE;

    /** {@return what can be done with both; the lesser of two} */
    public static Capability of(Dataset<?> first, Dataset<?>... others) {
        Capability least = of(first);
        for (Dataset<?> other : others) {
            if (of(other) == REWRITABLE) least = REWRITABLE;
        }
        return least;
    }

    private static Capability of(Dataset<?> dataset) {
        return dataset.getClass().getName().startsWith("org.apache.spark.sql.connect.") ? REWRITABLE : MEASURABLE;
    }
}
