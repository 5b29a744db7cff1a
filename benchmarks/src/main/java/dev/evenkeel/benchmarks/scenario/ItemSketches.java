package dev.evenkeel.benchmarks.scenario;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * DataSketches' sketch for keys of any type, one a task, merged by the driver.
 *
 * @param format of the keys
 */
record ItemSketches(ItemFormat format) implements KeyFinder {
    /** Room for 6,144 counters, three quarters of it: the smallest map that holds 4,096. */
    private static final int MAP = 2 * COUNTERS;

    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        ItemFormat keys = format;
        MapPartitionsFunction<Row, byte[]> sketch = rows -> sketch(rows, keys);
        ItemsSketch<Object> all = new ItemsSketch<>(MAP);
        for (byte[] part :
                table.select(column).mapPartitions(sketch, Encoders.BINARY()).collectAsList()) {
            all.merge(keys.read(part));
        }
        return Arrays.stream(all.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> FoundKey.counted(row.getItem(), row.getEstimate()))
                .toList();
    }

    private static Iterator<byte[]> sketch(Iterator<Row> rows, ItemFormat keys) {
        ItemsSketch<Object> sketch = new ItemsSketch<>(MAP);
        rows.forEachRemaining(row -> sketch.update(row.get(0)));
        return List.of(keys.write(sketch)).iterator();
    }
}
