package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.core.stats.FrequentKeys;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.frequencies.LongsSketch;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The time it takes to merge the sketches of the two halves of 262,144 rows into an empty one, which DataSketches
 * needs, since its merging changes what it merges into.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class SketchMerge {
    private static final int HALF = KeyStream.ROWS / 2;

    private FrequentKeys keysOfFirst = FrequentKeys.none(Sketches.COUNTERS);
    private FrequentKeys keysOfSecond = keysOfFirst;
    private @Nullable LongsSketch longsOfFirst;
    private @Nullable LongsSketch longsOfSecond;
    private @Nullable ItemsSketch<String> itemsOfFirst;
    private @Nullable ItemsSketch<String> itemsOfSecond;

    /** Counts the two halves. */
    @Setup
    public void count(KeyStream stream) {
        keysOfFirst = Sketches.ofLongs(stream, 0, HALF).finish();
        keysOfSecond = Sketches.ofLongs(stream, HALF, KeyStream.ROWS).finish();
        longsOfFirst = Sketches.longsSketch(stream, 0, HALF);
        longsOfSecond = Sketches.longsSketch(stream, HALF, KeyStream.ROWS);
        itemsOfFirst = Sketches.itemsSketch(stream, 0, HALF);
        itemsOfSecond = Sketches.itemsSketch(stream, HALF, KeyStream.ROWS);
    }

    /** {@return both halves, merged by Evenkeel; its keys are bytes whatever their type} */
    @Benchmark
    public FrequentKeys byFrequentKeys() {
        return FrequentKeys.none(Sketches.COUNTERS).merge(keysOfFirst).merge(keysOfSecond);
    }

    /** {@return both halves, merged by DataSketches' sketch for longs} */
    @Benchmark
    public LongsSketch byLongsSketch() {
        return new LongsSketch(Sketches.MAP).merge(longsOfFirst).merge(longsOfSecond);
    }

    /** {@return both halves, merged by DataSketches' sketch for keys of any type} */
    @Benchmark
    public ItemsSketch<String> byItemsSketch() {
        return new ItemsSketch<String>(Sketches.MAP).merge(itemsOfFirst).merge(itemsOfSecond);
    }
}
