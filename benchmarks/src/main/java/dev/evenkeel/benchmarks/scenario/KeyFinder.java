package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A way to find the frequent keys of a column. */
interface KeyFinder {
    /** How many keys are asked for, where a way must be told. */
    int ASKED = 10;

    /** How many counters a sketch has, where a way must be told: those of {@code SkewOptions.defaults()}. */
    int COUNTERS = 4096;

    /** {@return the keys found, in any order} */
    List<FoundKey> find(Dataset<Row> table, String column);
}
