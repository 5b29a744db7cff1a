package dev.evenkeel.benchmarks.scenario;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.LongsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** DataSketches' sketch for long keys, one a task, merged by the driver. */
record LongSketches() implements KeyFinder {
    /** Room for 6,144 counters, three quarters of it: the smallest map that holds 4,096. */
    private static final int MAP = 2 * COUNTERS;

    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        MapPartitionsFunction<Row, byte[]> sketch = LongSketches::sketch;
        LongsSketch all = new LongsSketch(MAP);
        for (byte[] part :
                table.select(column).mapPartitions(sketch, Encoders.BINARY()).collectAsList()) {
            all.merge(LongsSketch.getInstance(Memory.wrap(part)));
        }
        return Arrays.stream(all.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> FoundKey.counted(row.getItem(), row.getEstimate()))
                .toList();
    }

    private static Iterator<byte[]> sketch(Iterator<Row> rows) {
        LongsSketch sketch = new LongsSketch(MAP);
        rows.forEachRemaining(row -> sketch.update(row.getLong(0)));
        return List.of(sketch.toByteArray()).iterator();
    }
}
