package dev.evenkeel.benchmarks.scenario;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.datasketches.ArrayOfItemsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * DataSketches' sketch for keys of any type, one a task, merged by the driver.
 *
 * @param <T> the type of the keys
 * @param format makes what writes the keys of a sketch as bytes, and reads them again
 */
record ItemSketches<T>(Format<T> format) implements KeyFinder {
    /** Room for 6,144 counters, three quarters of it: the smallest map that holds 4,096. */
    private static final int MAP = 2 * COUNTERS;

    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        Format<T> keys = format;
        MapPartitionsFunction<Row, byte[]> sketch = rows -> sketch(rows, keys.make());
        ItemsSketch<T> all = new ItemsSketch<>(MAP);
        for (byte[] part :
                table.select(column).mapPartitions(sketch, Encoders.BINARY()).collectAsList()) {
            all.merge(ItemsSketch.getInstance(Memory.wrap(part), keys.make()));
        }
        return Arrays.stream(all.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> FoundKey.counted(row.getItem(), row.getEstimate()))
                .toList();
    }

    private static <T> Iterator<byte[]> sketch(Iterator<Row> rows, ArrayOfItemsSerDe<T> format) {
        ItemsSketch<T> sketch = new ItemsSketch<>(MAP);
        rows.forEachRemaining(row -> sketch.update(row.getAs(0)));
        return List.of(sketch.toByteArray(format)).iterator();
    }

    /** What can be sent to a task in place of a format, which cannot. */
    interface Format<T> extends Serializable {
        ArrayOfItemsSerDe<T> make();
    }
}
