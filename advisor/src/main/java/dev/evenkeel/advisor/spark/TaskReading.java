package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * What Spark said of one task attempt when it ended.
 *
 * @param index the task's place in its stage
 * @param launchMillis when it was launched
 * @param workedMillis how long its executor was busy with it, the way there and back left out
 * @param finishMillis when the driver had its result
 * @param figures what it did; of an attempt that failed only that it did, and the slot time it took
 */
record TaskReading(int index, long launchMillis, long workedMillis, long finishMillis, TaskFigures figures) {
    static TaskReading of(SparkListenerTaskEnd end) {
        TaskInfo info = end.taskInfo();
        long finish = Math.max(info.launchTime(), info.finishTime());
        long slot = millis(finish - info.launchTime());
        TaskFigures figures = info.successful() ? succeeded(slot, end.taskMetrics()) : ended(info, slot);
        return new TaskReading(
                info.index(),
                info.launchTime(),
                worked(finish - info.launchTime(), end.taskMetrics()),
                finish,
                figures);
    }

    private static long worked(long slot, @Nullable TaskMetrics metrics) {
        if (metrics == null) return slot;
        return Math.min(
                slot,
                metrics.executorDeserializeTime() + metrics.executorRunTime() + metrics.resultSerializationTime());
    }

    private static TaskFigures ended(TaskInfo info, long slot) {
        TaskFigure how = info.killed() ? TaskFigure.KILLED_TASKS : TaskFigure.FAILED_TASKS;
        return TaskFigures.of(Map.of(how, 1L, TaskFigure.LOST_SLOT_NANOS, slot));
    }

    private static TaskFigures succeeded(long slot, @Nullable TaskMetrics metrics) {
        EnumMap<TaskFigure, Long> figures = new EnumMap<>(TaskFigure.class);
        figures.put(TaskFigure.TASKS, 1L);
        figures.put(TaskFigure.SLOT_NANOS, slot);
        if (metrics == null) return TaskFigures.of(figures);
        figures.put(TaskFigure.RUN_NANOS, millis(metrics.executorRunTime()));
        figures.put(TaskFigure.CPU_NANOS, metrics.executorCpuTime());
        figures.put(TaskFigure.GC_NANOS, millis(metrics.jvmGCTime()));
        figures.put(TaskFigure.INPUT_BYTES, metrics.inputMetrics().bytesRead());
        figures.put(TaskFigure.INPUT_RECORDS, metrics.inputMetrics().recordsRead());
        figures.put(TaskFigure.OUTPUT_BYTES, metrics.outputMetrics().bytesWritten());
        figures.put(TaskFigure.OUTPUT_RECORDS, metrics.outputMetrics().recordsWritten());
        figures.put(TaskFigure.SHUFFLE_READ_BYTES, metrics.shuffleReadMetrics().totalBytesRead());
        figures.put(
                TaskFigure.SHUFFLE_READ_RECORDS, metrics.shuffleReadMetrics().recordsRead());
        figures.put(
                TaskFigure.SHUFFLE_WRITE_BYTES, metrics.shuffleWriteMetrics().bytesWritten());
        figures.put(
                TaskFigure.SHUFFLE_WRITE_RECORDS, metrics.shuffleWriteMetrics().recordsWritten());
        figures.put(TaskFigure.MEMORY_SPILL_BYTES, metrics.memoryBytesSpilled());
        figures.put(TaskFigure.DISK_SPILL_BYTES, metrics.diskBytesSpilled());
        figures.put(TaskFigure.PEAK_MEMORY_BYTES, metrics.peakExecutionMemory());
        return TaskFigures.of(figures);
    }

    TaskFacts facts() {
        return new TaskFacts(
                Duration.ofNanos(figures.value(TaskFigure.SLOT_NANOS)),
                new ByteSize(figures.value(TaskFigure.INPUT_BYTES) + figures.value(TaskFigure.SHUFFLE_READ_BYTES)),
                new RowCount(figures.value(TaskFigure.INPUT_RECORDS) + figures.value(TaskFigure.SHUFFLE_READ_RECORDS)));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
