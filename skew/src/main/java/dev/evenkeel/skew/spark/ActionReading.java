package dev.evenkeel.skew.spark;

import java.util.concurrent.CompletableFuture;

/**
 * What one action read of an observed Dataset: what all its tasks read together or, where they did not read alike, what
 * the tasks of one stage read.
 *
 * <p>Example: {@code data.toLocalIterator()} reads each partition in a stage of its own, and all of them count. {@code
 * data.limit(10).union(data)} reads some rows of each partition in one stage and all rows in another, which counts.
 */
final class ActionReading implements Reading {
    private final TasksReading together;
    private final Fullest<TasksReading> stages;

    ActionReading(int counters) {
        together = new TasksReading(counters);
        stages = new Fullest<>(() -> new TasksReading(counters));
    }

    @Override
    public void add(TaskReading task) {
        together.add(task);
        stages.add(String.valueOf(task.stage()), task);
    }

    @Override
    public long rows() {
        return best().rows();
    }

    /** {@return what was counted, once the last sketch is merged} */
    CompletableFuture<Observed> observed() {
        return best().observed();
    }

    private TasksReading best() {
        return together.isSure() ? together : stages.get().orElse(together);
    }
}
