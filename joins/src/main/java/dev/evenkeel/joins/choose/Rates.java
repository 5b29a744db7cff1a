package dev.evenkeel.joins.choose;

/**
 * What the steps of a join cost, in nanoseconds on one core: a row and, where it matters how wide it is, each of its
 * bytes in Spark's binary row format. Only ratios matter to a choice.
 *
 * <p>Example: a row of 56 bytes takes 92 ns to read and 262 ns to shuffle, one of 440 bytes 514 ns and 684 ns.
 *
 * <p>Processor time as measured by the benchmark {@code calibration} on Parquet files, rounded. A task that does nothing
 * takes 1 to 2 ms within one machine; one that sorts or hashes a shuffle's rows 8 to 10 ms, the difference of 51 and 201
 * tasks over the same rows. What writing a shuffle takes beside is the difference of 64, 200, 201 and 256 partitions
 * written by one map task of ten million rows, and by 64 of them.
 */
final class Rates {
    /** A task: scheduling it and reading its result. */
    static final double LAUNCH = 4e6;

    /** A task that joins, beside that: opening the outputs of all maps, and a page of memory to sort or hash in. */
    static final double FETCH = 5e6;

    /** A file that a map task writes for one partition of a shuffle of few partitions. */
    static final double FILE = 180_000;

    /** A row that a map task sorts by the partition it goes to, in a shuffle of many partitions. */
    static final double SORT_BY_PARTITION = 130;

    /** A map task that does so, beside its rows: the first page of memory. */
    static final double SORTING_MAP = 8e6;

    /** A broadcast, beside its rows: one more job, and its way to the executors. */
    static final double BROADCAST = 15e6;

    /** Reading a row, and each of its bytes. */
    static final double SCAN = 30;

    static final double SCAN_BYTE = 1.1;

    /** Reading the key of a row. */
    static final double KEY_SCAN = 20;

    /** Looking a row's key up in the few hot ones. */
    static final double LOOKUP = 20;

    /** Giving a row of a scattered side its salt, and moving that with it. */
    static final double SALT = 90;

    /** Writing a row to a shuffle, and each of its bytes: three quarters of moving it. */
    static final double WRITE = 150;

    static final double WRITE_BYTE = 0.8;

    /** Reading it from there, and each of its bytes. */
    static final double READ = 50;

    static final double READ_BYTE = 0.3;

    /** A byte on its way, which decides between strategies that are about as fast: a slot's part of a network, 0.3 Gbit/s. */
    static final double NETWORK = 25;

    /** Sorting a row and merging it with the other side, and each of its bytes. */
    static final double JOIN = 250;

    static final double JOIN_BYTE = 0.8;

    /** The same where the order is by the key and a salt. */
    static final double SALTED_JOIN = 530;

    static final double SALTED_JOIN_BYTE = 0.8;

    /** Putting a row in a task's hash table or looking it up there, and each of its bytes. */
    static final double HASH_JOIN = 110;

    static final double HASH_JOIN_BYTE = 0.8;

    /** A pair that a hash table finds, beside what it costs from sorted rows. */
    static final double HASHED_PAIR = 15;

    /** A pair of the result, and each byte of its two rows. */
    static final double PAIR = 10;

    static final double PAIR_BYTE = 0.4;

    /** Looking a row up in a broadcast relation. */
    static final double PROBE = 30;

    /** A pair beyond the first of a row that is looked up in a broadcast relation, which is larger than any cache. */
    static final double CHAINED_PAIR = 45;

    /** Adding a row to a broadcast relation, on the driver. */
    static final double BUILD = 400;

    /** Grouping a row by its key before a shuffle. */
    static final double GROUP = 90;

    private Rates() {}
}
