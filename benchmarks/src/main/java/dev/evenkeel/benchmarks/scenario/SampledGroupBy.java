package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Count the keys of a part of the rows, and scale up. Gives no bounds. */
record SampledGroupBy(double fraction) implements KeyFinder {
    private static final long SEED = 17;

    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        return new ExactGroupBy()
                .find(table.select(column).sample(fraction, SEED), column).stream()
                        .map(found -> new FoundKey(
                                found.key(),
                                OptionalLong.of(Math.round(found.rows().orElseThrow() / fraction))))
                        .toList();
    }
}
