package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Spark's own sketch function, {@code approx_top_k}, there from Spark 4.1 on. Takes one column and gives no bounds. */
record ApproxTopK() implements KeyFinder {
    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        String top = "approx_top_k(" + column + ", " + ASKED + ", " + COUNTERS + ")";
        return table.selectExpr("inline(" + top + ")").collectAsList().stream()
                .map(row -> FoundKey.counted(row.get(0), row.getLong(1)))
                .toList();
    }
}
