package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Measures what a piece of work costs in a session that does nothing else meanwhile.
 *
 * <p>Example: {@code meter.cost(() -> table.count())}. Spark's events are waited for before and after, so that a task
 * counts where it belongs.
 */
final class CostMeter implements AutoCloseable {
    private final SparkContext context;
    private final Totals totals = new Totals();

    CostMeter(SparkContext context) {
        this.context = context;
        context.addSparkListener(totals);
    }

    Cost cost(Runnable work) {
        awaitEvents();
        long cpu = totals.cpuNanos.get();
        long shuffled = totals.shuffledBytes.get();
        long start = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        awaitEvents();
        return new Cost(
                Duration.ofNanos(totals.cpuNanos.get() - cpu),
                Duration.ofNanos(end - start),
                new ByteSize(totals.shuffledBytes.get() - shuffled));
    }

    private void awaitEvents() {
        try {
            context.listenerBus().waitUntilEmpty(Duration.ofSeconds(30).toMillis());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Spark's events did not come to an end within 30 s", e);
        }
    }

    @Override
    public void close() {
        context.removeSparkListener(totals);
    }

    private static final class Totals extends SparkListener {
        private final AtomicLong cpuNanos = new AtomicLong();
        private final AtomicLong shuffledBytes = new AtomicLong();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            TaskMetrics metrics = end.taskMetrics();
            if (metrics == null) return; // of a task that was lost
            cpuNanos.addAndGet(metrics.executorCpuTime() + metrics.executorDeserializeCpuTime());
            shuffledBytes.addAndGet(metrics.shuffleWriteMetrics().bytesWritten());
        }
    }
}
