package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinErrors;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Watches one action on a joined Dataset: counts the rows that the join gives, and finds its longest task.
 *
 * <p>Rows are counted by Spark as they pass ({@code Dataset.observe}); tasks are told by a listener, which is there for
 * the time of the action alone and looks at the jobs of this thread alone.
 */
public final class JoinObserver extends SparkListener {
    private static final String MARK = "dev.evenkeel.observed";
    private static final String ROWS = "rows";
    private static final long SECONDS = 30;

    private final String mark = UUID.randomUUID().toString();
    private final Set<Integer> stages = ConcurrentHashMap.newKeySet();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong longestOfShuffle = new AtomicLong();

    private JoinObserver() {}

    /**
     * What was seen.
     *
     * @param rows rows that the join gave
     * @param longestTask its longest task
     */
    public record Seen(long rows, Duration longestTask) {}

    /** {@return what was seen while the action ran} */
    public static Seen watch(Dataset<Row> joined, Consumer<Dataset<Row>> action) {
        SparkContext context = joined.sparkSession().sparkContext();
        JoinObserver observer = new JoinObserver();
        Observation observation = new Observation();
        Dataset<Row> counted =
                joined.observe(observation, functions.count(functions.lit(1)).as(ROWS));
        context.addSparkListener(observer);
        try {
            observer.run(context, () -> action.accept(counted));
            return new Seen(rows(observation), observer.longestTask());
        } finally {
            context.removeSparkListener(observer);
        }
    }

    @SuppressWarnings("NullAway") // Spark takes null to mean "none"
    private void run(SparkContext context, Runnable action) {
        String before = context.getLocalProperty(MARK);
        context.setLocalProperty(MARK, mark);
        try {
            action.run();
        } finally {
            context.setLocalProperty(MARK, before);
        }
    }

    /** Spark tells it with the end of the query, after the ends of all its tasks; never, where the join was not read. */
    private static long rows(Observation observation) {
        FutureTask<Map<String, Object>> told = new FutureTask<>(observation::getAsJava);
        Thread thread = new Thread(told, "evenkeel-observed");
        thread.setDaemon(true);
        thread.start();
        try {
            Object rows = told.get(SECONDS, TimeUnit.SECONDS).get(ROWS);
            return ((Number) Objects.requireNonNull(rows, ROWS)).longValue();
        } catch (TimeoutException e) {
            told.cancel(true);
            throw JoinErrors.notObserved(SECONDS);
        } catch (InterruptedException e) {
            told.cancel(true);
            Thread.currentThread().interrupt();
            throw JoinErrors.notObserved(SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Duration longestTask() {
        long ofShuffle = longestOfShuffle.get();
        return Duration.ofMillis(ofShuffle > 0 ? ofShuffle : longest.get());
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        if (event.properties() != null && mark.equals(event.properties().getProperty(MARK)))
            stages.add(event.stageInfo().stageId());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (!stages.contains(event.stageId())) return;
        long time = event.taskInfo().duration();
        longest.accumulateAndGet(time, Math::max);
        @Nullable TaskMetrics metrics = event.taskMetrics();
        if (metrics != null && metrics.shuffleReadMetrics().recordsRead() > 0)
            longestOfShuffle.accumulateAndGet(time, Math::max);
    }
}
