package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.ledger.MemoryPeaks;
import dev.evenkeel.advisor.ledger.TaskEnd;
import dev.evenkeel.advisor.ledger.TaskEndBuilder;
import dev.evenkeel.advisor.ledger.Trouble;
import java.util.List;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.FetchFailed;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.jspecify.annotations.Nullable;

/** What Spark said of one task attempt when it ended, in the ledger's words. */
final class TaskReading {
    private TaskReading() {}

    static TaskEnd of(SparkListenerTaskEnd end) {
        TaskInfo info = end.taskInfo();
        TaskEndBuilder task = new TaskEndBuilder()
                .of(info.index(), info.executorId())
                .ran(info.launchTime(), info.finishTime())
                .fetchedFrom(info.gettingResultTime());
        if (info.speculative()) task.asCopy();
        if (!info.successful() || isTrouble(end.reason())) task.failed(trouble(end.reason()));
        if (end.taskMetrics() != null) measured(task, end.taskMetrics());
        if (end.taskExecutorMetrics() != null) task.peaking(peaks(end.taskExecutorMetrics()));
        return task.build();
    }

    private static boolean isTrouble(@Nullable TaskEndReason reason) {
        return reason != null && !name(reason).equals("Success");
    }

    /** {@return the reason's name, such as {@code FetchFailed}; that of an object of Scala's ends with a dollar} */
    private static String name(TaskEndReason reason) {
        return reason.getClass().getSimpleName().replace("$", "");
    }

    private static Trouble trouble(@Nullable TaskEndReason reason) {
        if (reason instanceof ExceptionFailure failure) {
            return Trouble.named("ExceptionFailure", failure.className(), failure.description());
        }
        if (reason instanceof FetchFailed failure) return Trouble.named("FetchFailed", "", failure.message());
        if (reason instanceof ExecutorLostFailure failure) {
            return Trouble.named("ExecutorLostFailure", "", ScalaLists.text(failure.reason()));
        }
        if (reason instanceof TaskKilled killed) return Trouble.named("TaskKilled", "", killed.reason());
        return Trouble.named(reason == null ? "UnknownReason" : name(reason), "", "");
    }

    private static void measured(TaskEndBuilder task, TaskMetrics metrics) {
        task.measuredMillis(TaskFigure.DESERIALIZE_NANOS, metrics.executorDeserializeTime())
                .measuredMillis(TaskFigure.RUN_NANOS, metrics.executorRunTime())
                .measured(TaskFigure.CPU_NANOS, metrics.executorCpuTime())
                .measuredMillis(TaskFigure.GC_NANOS, metrics.jvmGCTime())
                .measuredMillis(TaskFigure.RESULT_SERIALIZE_NANOS, metrics.resultSerializationTime())
                .measured(TaskFigure.RESULT_BYTES, metrics.resultSize())
                .measured(TaskFigure.INPUT_BYTES, metrics.inputMetrics().bytesRead())
                .measured(TaskFigure.INPUT_RECORDS, metrics.inputMetrics().recordsRead())
                .measured(TaskFigure.OUTPUT_BYTES, metrics.outputMetrics().bytesWritten())
                .measured(TaskFigure.OUTPUT_RECORDS, metrics.outputMetrics().recordsWritten())
                .measured(TaskFigure.MEMORY_SPILL_BYTES, metrics.memoryBytesSpilled())
                .measured(TaskFigure.DISK_SPILL_BYTES, metrics.diskBytesSpilled())
                .measured(TaskFigure.PEAK_MEMORY_BYTES, metrics.peakExecutionMemory());
        shuffled(task, metrics);
    }

    private static void shuffled(TaskEndBuilder task, TaskMetrics metrics) {
        task.measured(
                        TaskFigure.SHUFFLE_READ_BYTES,
                        metrics.shuffleReadMetrics().totalBytesRead())
                .measured(
                        TaskFigure.SHUFFLE_REMOTE_BYTES,
                        metrics.shuffleReadMetrics().remoteBytesRead())
                .measured(
                        TaskFigure.SHUFFLE_READ_RECORDS,
                        metrics.shuffleReadMetrics().recordsRead())
                .measuredMillis(
                        TaskFigure.SHUFFLE_WAIT_NANOS,
                        metrics.shuffleReadMetrics().fetchWaitTime())
                .measured(
                        TaskFigure.SHUFFLE_WRITE_BYTES,
                        metrics.shuffleWriteMetrics().bytesWritten())
                .measured(
                        TaskFigure.SHUFFLE_WRITE_RECORDS,
                        metrics.shuffleWriteMetrics().recordsWritten())
                .measured(
                        TaskFigure.SHUFFLE_WRITE_NANOS,
                        metrics.shuffleWriteMetrics().writeTime());
    }

    static MemoryPeaks peaks(ExecutorMetrics metrics) {
        MemoryPeaks peaks = new MemoryPeaks();
        List<String> names = MemoryPeaks.NAMES;
        for (int at = 0; at < names.size(); at++) peaks.add(at, metrics.getMetricValue(names.get(at)));
        return peaks;
    }
}
