package dev.evenkeel.joins.choose;

/**
 * What the steps of a join cost, in nanoseconds a row on one core of 2026; only their ratios matter to a choice.
 *
 * <p>From joins of 2 to 10 million narrow Parquet rows: 8 ms a task, 2 µs a row scanned and shuffled, 0.4 µs a row in
 * the join; and from joins in which each side was read twice to shuffle a third less, at the same total. The parts of
 * these sums are estimates, and wide rows cost more of each.
 */
final class Rates {
    /** A task: scheduling it and reading its result. */
    static final double LAUNCH = 8e6;

    /** Reading the columns of a row. */
    static final double SCAN = 500;

    /** Reading the key of a row. */
    static final double KEY_SCAN = 60;

    /** Looking a row's key up in the few hot ones. */
    static final double LOOKUP = 60;

    /** Writing a row to a shuffle and reading it again. */
    static final double SHUFFLE = 1500;

    /** Sorting a row and merging it with the other side. */
    static final double JOIN = 400;

    /** A pair of the result. */
    static final double PAIR = 30;

    /** Looking a row up in a broadcast relation. */
    static final double PROBE = 150;

    /** Adding a row to a broadcast relation, on the driver. */
    static final double BUILD = 500;

    /** Grouping a row by its key before a shuffle. */
    static final double GROUP = 200;

    private Rates() {}
}
