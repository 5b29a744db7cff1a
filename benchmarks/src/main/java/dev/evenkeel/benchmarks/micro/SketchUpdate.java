package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.KeyCounter;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.frequencies.LongsSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * The time a row takes in a sketch of frequent keys, from an empty sketch to 262,144 rows counted.
 *
 * <p>{@link KeyCounter} counts distinct keys on the way, which DataSketches' sketches do not.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KeyStream.ROWS)
public class SketchUpdate {
    /** {@return long keys, counted by Evenkeel} */
    @Benchmark
    public FrequentKeys longsByKeyCounter(KeyStream stream) {
        return Sketches.ofLongs(stream, 0, KeyStream.ROWS).finish();
    }

    /** {@return long keys, counted by DataSketches' sketch for longs} */
    @Benchmark
    public LongsSketch longsByLongsSketch(KeyStream stream) {
        return Sketches.longsSketch(stream, 0, KeyStream.ROWS);
    }

    /** {@return string keys, counted by Evenkeel} */
    @Benchmark
    public FrequentKeys stringsByKeyCounter(KeyStream stream) {
        return Sketches.ofStrings(stream, 0, KeyStream.ROWS).finish();
    }

    /** {@return string keys, counted by DataSketches' sketch for keys of any type} */
    @Benchmark
    public ItemsSketch<String> stringsByItemsSketch(KeyStream stream) {
        return Sketches.itemsSketch(stream, 0, KeyStream.ROWS);
    }
}
