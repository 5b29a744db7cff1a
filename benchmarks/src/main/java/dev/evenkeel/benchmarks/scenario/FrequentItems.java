package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Spark's {@code freqItems}: names every key with more than 1 % of the rows, and rarer ones among them, uncounted. */
record FrequentItems() implements KeyFinder {
    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        return table.stat().freqItems(new String[] {column}).first().getList(0).stream()
                .map(FoundKey::named)
                .toList();
    }
}
