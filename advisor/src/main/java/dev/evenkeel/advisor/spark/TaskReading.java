package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.ledger.TaskEnd;
import java.time.Duration;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.jspecify.annotations.Nullable;

/** What Spark said of one task attempt when it ended, in the ledger's words. */
final class TaskReading {
    private TaskReading() {}

    static TaskEnd of(SparkListenerTaskEnd end) {
        TaskInfo info = end.taskInfo();
        long finish = Math.max(info.launchTime(), info.finishTime());
        long slot = finish - info.launchTime();
        FigureSum figures = new FigureSum();
        if (info.speculative()) figures.add(TaskFigure.SPECULATIVE_TASKS, 1);
        if (info.successful()) succeeded(figures, info, slot, end.taskMetrics());
        else ended(figures, info, slot);
        return new TaskEnd(
                info.index(),
                info.executorId(),
                info.launchTime(),
                worked(slot, end.taskMetrics()),
                finish,
                figures.figures());
    }

    private static long worked(long slot, @Nullable TaskMetrics metrics) {
        return metrics == null ? slot : Math.min(slot, busy(metrics));
    }

    private static long busy(TaskMetrics metrics) {
        return metrics.executorDeserializeTime() + metrics.executorRunTime() + metrics.resultSerializationTime();
    }

    private static void ended(FigureSum figures, TaskInfo info, long slot) {
        figures.add(info.killed() ? TaskFigure.KILLED_TASKS : TaskFigure.FAILED_TASKS, 1)
                .add(TaskFigure.LOST_SLOT_NANOS, nanos(slot));
    }

    private static void succeeded(FigureSum figures, TaskInfo info, long slot, @Nullable TaskMetrics metrics) {
        figures.add(TaskFigure.TASKS, 1).add(TaskFigure.SLOT_NANOS, nanos(slot));
        if (metrics == null) return;
        long fetching = info.gettingResultTime() > 0 ? Math.max(0, info.finishTime() - info.gettingResultTime()) : 0;
        figures.add(TaskFigure.SCHEDULER_DELAY_NANOS, nanos(Math.max(0, slot - busy(metrics) - fetching)))
                .add(TaskFigure.DESERIALIZE_NANOS, nanos(metrics.executorDeserializeTime()))
                .add(TaskFigure.RUN_NANOS, nanos(metrics.executorRunTime()))
                .add(TaskFigure.CPU_NANOS, metrics.executorCpuTime())
                .add(TaskFigure.GC_NANOS, nanos(metrics.jvmGCTime()))
                .add(TaskFigure.RESULT_SERIALIZE_NANOS, nanos(metrics.resultSerializationTime()))
                .add(TaskFigure.RESULT_FETCH_NANOS, nanos(fetching))
                .add(TaskFigure.RESULT_BYTES, metrics.resultSize())
                .add(TaskFigure.INPUT_BYTES, metrics.inputMetrics().bytesRead())
                .add(TaskFigure.INPUT_RECORDS, metrics.inputMetrics().recordsRead())
                .add(TaskFigure.OUTPUT_BYTES, metrics.outputMetrics().bytesWritten())
                .add(TaskFigure.OUTPUT_RECORDS, metrics.outputMetrics().recordsWritten())
                .add(TaskFigure.MEMORY_SPILL_BYTES, metrics.memoryBytesSpilled())
                .add(TaskFigure.DISK_SPILL_BYTES, metrics.diskBytesSpilled())
                .add(TaskFigure.PEAK_MEMORY_BYTES, metrics.peakExecutionMemory());
        shuffled(figures, metrics);
    }

    private static void shuffled(FigureSum figures, TaskMetrics metrics) {
        figures.add(TaskFigure.SHUFFLE_READ_BYTES, metrics.shuffleReadMetrics().totalBytesRead())
                .add(
                        TaskFigure.SHUFFLE_REMOTE_BYTES,
                        metrics.shuffleReadMetrics().remoteBytesRead())
                .add(
                        TaskFigure.SHUFFLE_READ_RECORDS,
                        metrics.shuffleReadMetrics().recordsRead())
                .add(
                        TaskFigure.SHUFFLE_WAIT_NANOS,
                        nanos(metrics.shuffleReadMetrics().fetchWaitTime()))
                .add(
                        TaskFigure.SHUFFLE_WRITE_BYTES,
                        metrics.shuffleWriteMetrics().bytesWritten())
                .add(
                        TaskFigure.SHUFFLE_WRITE_RECORDS,
                        metrics.shuffleWriteMetrics().recordsWritten())
                .add(
                        TaskFigure.SHUFFLE_WRITE_NANOS,
                        metrics.shuffleWriteMetrics().writeTime());
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
