package dev.evenkeel.core.cost;

import com.google.common.math.Quantiles;
import java.time.Duration;
import java.util.Arrays;

/**
 * The run times of a stage's tasks, in the order in which they were launched.
 *
 * <p>Example: {@code TaskTimes.ofMillis(10, 10, 40)} has a longest task of 40 ms, a median of 10 ms, a total of
 * 60 ms and an imbalance of 2 (longest over mean). Immutable.
 */
public final class TaskTimes {
    private final long[] nanos;

    private TaskTimes(long[] nanos) {
        this.nanos = nanos;
    }

    /** {@return the times given in nanoseconds; refuses negative ones} */
    public static TaskTimes ofNanos(long... nanos) {
        for (long time : nanos) {
            if (time < 0) throw new IllegalArgumentException("a task time must not be negative: " + time + " ns");
        }
        return new TaskTimes(nanos.clone());
    }

    /** {@return the times given in milliseconds} */
    public static TaskTimes ofMillis(long... millis) {
        return ofNanos(Arrays.stream(millis)
                .map(t -> Math.multiplyExact(t, 1_000_000L))
                .toArray());
    }

    /** {@return the number of tasks} */
    public int tasks() {
        return nanos.length;
    }

    /** {@return the time of the task launched at that position, in nanoseconds} */
    public long nanosAt(int position) {
        return nanos[position];
    }

    /** {@return the longest time; zero without tasks} */
    public Duration longest() {
        return Duration.ofNanos(Arrays.stream(nanos).max().orElse(0));
    }

    /** {@return the median time; zero without tasks} */
    public Duration median() {
        return nanos.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(Quantiles.median().compute(nanos)));
    }

    /** {@return the sum of all times} */
    public Duration total() {
        return Duration.ofNanos(Arrays.stream(nanos).sum());
    }

    /** {@return longest over mean, at least 1; 1 where there is no work} */
    public double imbalance() {
        long total = total().toNanos();
        return total == 0 ? 1 : Math.max(1, (double) longest().toNanos() * nanos.length / total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskTimes times && Arrays.equals(nanos, times.nanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }

    @Override
    public String toString() {
        return "TaskTimes[tasks=" + nanos.length + ", longest=" + longest() + ", total=" + total() + "]";
    }
}
