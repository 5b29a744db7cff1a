package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.PartitionSizes;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What tasks read of an observed Dataset together, each partition counted once however many of them read it.
 *
 * <p>Example: a global sort reads every partition twice, first for a sample; where a shuffle file is lost, Spark reads
 * some a third time. The first reading of each is counted.
 *
 * <p>Memory: one sketch, and two hundred bytes a partition. Sketches are merged as they come, but not on the thread of
 * Spark's scheduler, on which they come: merging takes some tenths of a millisecond. Not thread-safe.
 */
final class TasksReading implements Reading {
    private final Map<Integer, Long> read = new HashMap<>();
    private final Map<Integer, Long> counted = new HashMap<>();
    private CompletableFuture<KeyStatistic> keys;
    private boolean isAlike = true;
    private long rows;

    TasksReading(int counters) {
        keys = CompletableFuture.completedFuture(KeyStatistic.none(counters));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where some of its partitions are counted and some are not, the task belongs to a second reading, and a task of
     * the first one will still bring the others.
     */
    @Override
    public void add(TaskReading task) {
        task.rows().forEach((partition, number) -> {
            Long before = read.putIfAbsent(partition, number);
            isAlike &= before == null || before.equals(number);
        });
        KeyStatistic ofTask = task.keys();
        if (ofTask == null
                || !Collections.disjoint(counted.keySet(), task.rows().keySet())) return;
        counted.putAll(task.rows());
        for (long number : task.rows().values()) rows += number;
        keys = keys.thenApplyAsync(sum -> sum.merge(ofTask));
    }

    @Override
    public long rows() {
        return isSure() ? rows : 0;
    }

    /** {@return true where every partition is counted, and had as many rows each time that it was read} */
    boolean isSure() {
        return isAlike && counted.size() == read.size();
    }

    /** {@return what was counted, once the last sketch is merged} */
    CompletableFuture<Observed> observed() {
        PartitionSizes partitions = PartitionSizes.of(counted);
        boolean isSure = isSure();
        return keys.thenApply(merged -> new Observed(partitions, merged, isSure));
    }
}
