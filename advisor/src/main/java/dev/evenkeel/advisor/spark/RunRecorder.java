package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.AdvisorErrors;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.ledger.RecorderLimits;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A listener on a session that turns whatever runs between its start and its end into a {@link RunProfile}.
 *
 * <p>Example:
 *
 * <pre>
 * try (RunRecorder recorder = RunRecorder.start(spark)) {
 *     orders.join(customers, "customer_id").write().parquet(path);
 *     RunProfile profile = recorder.profile();
 * }
 * </pre>
 *
 * <p>To have the figures of one action alone, record it alone. What other threads run on the same Spark context in the
 * meantime is recorded too. Memory is bounded by {@link RecorderLimits}; no exception of the recorder reaches a job.
 * Thread-safe.
 */
public final class RunRecorder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final SparkContext context;
    private final RunListener listener;
    private final Instant start;
    private @Nullable RunProfile closing;

    private RunRecorder(SparkContext context, RunListener listener) {
        this.context = context;
        this.listener = listener;
        this.start = Instant.now();
    }

    /**
     * {@return a recorder of everything that starts from now on, with default limits}
     *
     * <p>Cost: no job; on Spark's listener thread about 2 microseconds for the end of a task, tens of them for a stage,
     * and a tenth of a millisecond for the plan of a query.
     */
    public static RunRecorder start(SparkSession spark) {
        return start(spark, RecorderLimits.defaults());
    }

    /** {@return a recorder of everything that starts from now on, with these limits} */
    public static RunRecorder start(SparkSession spark, RecorderLimits limits) {
        if (spark.getClass().getName().startsWith("org.apache.spark.sql.connect.")) throw AdvisorErrors.notClassic();
        SparkContext context = spark.sparkContext();
        RunListener listener = new RunListener(new RunLedger(limits));
        context.addSparkListener(listener);
        // What ran before may still be on its way to listeners: let it pass before the first event is written down.
        boolean ignored = BusMarker.await(listener, context, PATIENCE);
        listener.begin(ledger -> KnownSoFar.tell(spark, ledger));
        return new RunRecorder(context, listener);
    }

    /**
     * {@return what ran since the start, up to now or to the closing; all of an action that has returned is in it}
     *
     * <p>May be called again, also after closing. Cost: no job; waits for Spark's listeners, 30 seconds at most. Not
     * to be called from a listener.
     */
    public synchronized RunProfile profile() {
        if (closing != null) return closing;
        Instant now = Instant.now();
        Span span = new Span(start, now.isBefore(start) ? start : now);
        boolean complete = BusMarker.await(listener, context, PATIENCE);
        RunProfile profile = listener.profile(span);
        if (complete) return profile;
        return profile.toBuilder()
                .lacks(Lack.Kind.DROPPED_EVENTS, 0, "Spark's listener queue did not deliver all events in time")
                .build();
    }

    /** Ends the recording and takes the listener off the session. */
    @Override
    public synchronized void close() {
        if (closing != null) return;
        closing = profile();
        context.removeSparkListener(listener);
    }
}
