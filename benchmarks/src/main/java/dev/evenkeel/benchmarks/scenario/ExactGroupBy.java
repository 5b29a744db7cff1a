package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What most people write first: count every key, then look at the largest counts. Shuffles every distinct key. */
record ExactGroupBy() implements KeyFinder {
    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        return table
                .groupBy(col(column))
                .count()
                .orderBy(col("count").desc(), col(column))
                .limit(ASKED)
                .collectAsList()
                .stream()
                .map(row -> FoundKey.counted(row.get(0), row.getLong(1)))
                .toList();
    }
}
