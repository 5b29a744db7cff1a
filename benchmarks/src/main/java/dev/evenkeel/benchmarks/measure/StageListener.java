package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;

/** Takes down every stage that ends, with all of its tasks. Thread-safe. */
final class StageListener extends SparkListener {
    private final Map<Integer, List<TaskRun>> tasks = new HashMap<>();
    private final List<StageRun> stages = new ArrayList<>();

    synchronized void clear() {
        tasks.clear();
        stages.clear();
    }

    /** {@return the stages that have ended, in the order of their submission} */
    synchronized List<StageRun> stages() {
        return stages.stream()
                .sorted(Comparator.comparingLong(StageRun::submitted).thenComparing(StageRun::id))
                .toList();
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        TaskMetrics metrics = end.taskMetrics();
        if (metrics == null) return; // of a task that was lost
        TaskInfo info = end.taskInfo();
        tasks.computeIfAbsent(end.stageId(), stage -> new ArrayList<>())
                .add(new TaskRun(
                        info.launchTime(),
                        Duration.ofMillis(info.duration()),
                        Duration.ofMillis(metrics.executorRunTime() + metrics.executorDeserializeTime()),
                        Duration.ofNanos(metrics.executorCpuTime() + metrics.executorDeserializeCpuTime()),
                        new ByteSize(metrics.inputMetrics().bytesRead()),
                        new ByteSize(metrics.shuffleWriteMetrics().bytesWritten()),
                        new ByteSize(metrics.shuffleReadMetrics().totalBytesRead()),
                        new ByteSize(metrics.diskBytesSpilled()),
                        new ByteSize(metrics.peakExecutionMemory())));
    }

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
        StageInfo stage = completed.stageInfo();
        stages.add(new StageRun(
                stage.stageId(),
                time(stage.submissionTime()),
                time(stage.completionTime()),
                tasks.getOrDefault(stage.stageId(), List.of())));
    }

    private static long time(scala.Option<Object> time) {
        return time.isEmpty() ? 0 : (Long) time.get();
    }
}
