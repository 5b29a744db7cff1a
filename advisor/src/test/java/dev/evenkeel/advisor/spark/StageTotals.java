package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;

/** Spark's own sums over the tasks of completed stages, which it keeps in accumulators: an independent account. */
final class StageTotals extends SparkListener {
    private TaskFigures totals = TaskFigures.none();

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
        TaskMetrics metrics = event.stageInfo().taskMetrics();
        totals = totals.merge(TaskFigures.of(Map.of(
                TaskFigure.TASKS, (long) event.stageInfo().numTasks(),
                TaskFigure.RUN_NANOS,
                        Duration.ofMillis(metrics.executorRunTime()).toNanos(),
                TaskFigure.CPU_NANOS, metrics.executorCpuTime(),
                TaskFigure.SHUFFLE_READ_BYTES, metrics.shuffleReadMetrics().totalBytesRead(),
                TaskFigure.SHUFFLE_READ_RECORDS, metrics.shuffleReadMetrics().recordsRead(),
                TaskFigure.SHUFFLE_WRITE_BYTES, metrics.shuffleWriteMetrics().bytesWritten(),
                TaskFigure.SHUFFLE_WRITE_RECORDS, metrics.shuffleWriteMetrics().recordsWritten(),
                TaskFigure.MEMORY_SPILL_BYTES, metrics.memoryBytesSpilled(),
                TaskFigure.DISK_SPILL_BYTES, metrics.diskBytesSpilled(),
                TaskFigure.INPUT_RECORDS, metrics.inputMetrics().recordsRead())));
    }

    synchronized long value(TaskFigure figure) {
        return totals.value(figure);
    }
}
