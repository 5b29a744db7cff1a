package dev.evenkeel.benchmarks.way;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A join that is ready to run.
 *
 * @param rows its result
 * @param how what was decided, where something was; empty else
 */
public record Joined(Dataset<Row> rows, String how) {
    static Joined of(Dataset<Row> rows) {
        return new Joined(rows, "");
    }
}
