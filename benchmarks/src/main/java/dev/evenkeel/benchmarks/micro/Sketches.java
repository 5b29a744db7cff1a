package dev.evenkeel.benchmarks.micro;

import com.google.common.primitives.Longs;
import dev.evenkeel.core.stats.KeyBytes;
import dev.evenkeel.core.stats.KeyCounter;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.frequencies.LongsSketch;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * The sketches that are compared, filled with rows from one of a stream to another.
 *
 * <p>Ours has k = 4,096: no count is off by more than 1 / 4,097 of the rows. Theirs has a map of 8,192 places, three
 * quarters of which hold counters, the smallest that holds 4,096: no count is off by more than 1 / 2,340 of the rows.
 * Ours is given a hash that is computed for every row as the detector does it, with Spark's own {@code xxhash64}.
 */
final class Sketches {
    static final int COUNTERS = 4096;
    static final int MAP = 8192;
    private static final long SEED = 42;

    private Sketches() {}

    static KeyCounter ofLongs(KeyStream stream, int from, int to) {
        KeyCounter counter = new KeyCounter(COUNTERS);
        for (int row = from; row < to; row++) {
            long key = stream.longs[row];
            long hash = XXH64.hashLong(key, SEED);
            if (!counter.count(hash, 1)) counter.keep(hash, 1, KeyBytes.of(Longs.toByteArray(key)));
        }
        return counter;
    }

    static KeyCounter ofStrings(KeyStream stream, int from, int to) {
        KeyCounter counter = new KeyCounter(COUNTERS);
        for (int row = from; row < to; row++) {
            byte[] key = stream.bytes[row];
            long hash = XXH64.hashUnsafeBytes(key, Platform.BYTE_ARRAY_OFFSET, key.length, SEED);
            if (!counter.count(hash, 1)) counter.keep(hash, 1, KeyBytes.of(key));
        }
        return counter;
    }

    static LongsSketch longsSketch(KeyStream stream, int from, int to) {
        LongsSketch sketch = new LongsSketch(MAP);
        for (int row = from; row < to; row++) sketch.update(stream.longs[row]);
        return sketch;
    }

    static ItemsSketch<String> itemsSketch(KeyStream stream, int from, int to) {
        ItemsSketch<String> sketch = new ItemsSketch<>(MAP);
        for (int row = from; row < to; row++) sketch.update(stream.strings[row]);
        return sketch;
    }
}
