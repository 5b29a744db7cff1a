package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.cost.TaskTimes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One stage that ran.
 *
 * @param id Spark's number of it
 * @param submitted when it could start, in milliseconds since 1970
 * @param completed when its last task had ended
 * @param tasks its tasks in the order of their launch
 */
public record StageRun(int id, long submitted, long completed, List<TaskRun> tasks) {
    /** Keeps a copy of the tasks, in the order of their launch. */
    public StageRun {
        tasks = tasks.stream()
                .sorted(Comparator.comparingLong(TaskRun::launched))
                .toList();
    }

    /** {@return the times of its tasks by one way of taking them} */
    public TaskTimes times(Function<TaskRun, Duration> time) {
        return TaskTimes.ofNanos(
                tasks.stream().mapToLong(task -> time.apply(task).toNanos()).toArray());
    }

    /** {@return true where it read files, so that its tasks are as long as the pieces the files can be cut into} */
    public boolean readsFiles() {
        return tasks.stream().anyMatch(task -> task.input().bytes() > 0);
    }
}
