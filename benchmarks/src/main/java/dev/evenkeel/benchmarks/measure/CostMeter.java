package dev.evenkeel.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;

/**
 * Measures what a piece of work costs in a session that does nothing else meanwhile.
 *
 * <p>Example: {@code meter.cost(() -> table.count())}. Spark's events are waited for before and after, so that a task
 * counts where it belongs.
 */
public final class CostMeter implements AutoCloseable {
    private final SparkContext context;
    private final StageListener listener = new StageListener();

    /** Starts to listen. */
    public CostMeter(SparkContext context) {
        this.context = context;
        context.addSparkListener(listener);
    }

    /** {@return what the work cost, which is done once} */
    public Cost cost(Runnable work) {
        awaitEvents();
        listener.clear();
        long start = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        awaitEvents();
        return Cost.of(Duration.ofNanos(end - start), listener.stages());
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
        context.removeSparkListener(listener);
    }
}
