package dev.evenkeel.benchmarks.scenario;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.sketch.CountMinSketch;

/**
 * Spark's count-min sketch. It names no key by itself: it says how often a key occurs that one asks it for.
 *
 * @param asked the key to ask for
 */
record CountMin(Object asked) implements KeyFinder {
    private static final double CONFIDENCE = 0.99;
    private static final int SEED = 17;

    @Override
    public List<FoundKey> find(Dataset<Row> table, String column) {
        CountMinSketch sketch = table.stat().countMinSketch(column, 1.0 / COUNTERS, CONFIDENCE, SEED);
        return List.of(FoundKey.counted(asked, sketch.estimateCount(asked)));
    }
}
