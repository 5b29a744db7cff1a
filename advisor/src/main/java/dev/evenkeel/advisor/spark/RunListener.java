package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.JobFailed;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerUnpersistRDD;
import org.apache.spark.sql.execution.ui.SparkListenerDriverAccumUpdates;
import org.apache.spark.sql.execution.ui.SparkListenerSQLAdaptiveExecutionUpdate;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Spark's events, written into a ledger.
 *
 * <p>Nothing thrown here leaves: an event that cannot be read is counted and said in the profile, and the job goes on.
 * Called on Spark's listener thread, read on the caller's; the lock is held for one event at a time.
 */
class RunListener extends SparkListener {
    private final RunLedger ledger;
    private boolean recording;
    private long failures;
    private @Nullable Throwable firstFailure;

    RunListener(RunLedger ledger) {
        this.ledger = ledger;
    }

    /** Writes down what is known already, and events from now on. */
    synchronized void begin(Consumer<RunLedger> known) {
        recording = true;
        write(known);
    }

    @Override
    public void onApplicationStart(SparkListenerApplicationStart event) {
        write(book -> book.applicationStarted(event.appName(), ScalaLists.text(event.appId()), event.time()));
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
        write(book -> book.applicationEnded(event.time()));
    }

    @Override
    public void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event) {
        write(book -> {
            scala.collection.Iterator<?> sections = event.environmentDetails().iterator();
            while (sections.hasNext()) {
                Tuple2<?, ?> section = (Tuple2<?, ?>) sections.next();
                if (!"Spark Properties".equals(section._1())) continue;
                Map<String, String> properties = ScalaLists.texts((scala.collection.Iterable<?>) section._2());
                book.set(properties);
            }
        });
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        write(book -> book.executorAdded(
                event.executorId(),
                event.executorInfo().executorHost(),
                event.executorInfo().totalCores(),
                event.time()));
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        write(book -> book.executorRemoved(event.executorId(), event.time(), event.reason()));
    }

    @Override
    public void onBlockManagerAdded(SparkListenerBlockManagerAdded event) {
        write(book -> book.executorStores(event.blockManagerId().executorId(), event.maxMem()));
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
        write(book -> {
            scala.collection.Iterator<?> updates = event.executorUpdates().iterator();
            while (updates.hasNext()) {
                Tuple2<?, ?> update = (Tuple2<?, ?>) updates.next();
                book.executorPeaked(event.execId(), TaskReading.peaks((ExecutorMetrics) update._2()));
            }
        });
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        write(book -> book.jobStarted(StageReading.start(event)));
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        write(book -> book.jobEnded(event.jobId(), event.time(), error(event)));
    }

    private static @Nullable String error(SparkListenerJobEnd event) {
        return event.jobResult() instanceof JobFailed failed
                ? String.valueOf(failed.exception().getMessage())
                : null;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        write(book -> book.submitted(StageReading.start(event)));
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        write(book -> book.completed(StageReading.end(event.stageInfo())));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        write(book -> book.ended(event.stageId(), event.stageAttemptId(), TaskReading.of(event)));
    }

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
        write(book -> {
            BlockUpdatedInfo block = event.blockUpdatedInfo();
            book.blockUpdated(
                    block.blockManagerId().executorId(), block.blockId().name(), block.memSize(), block.diskSize());
        });
    }

    @Override
    public void onUnpersistRDD(SparkListenerUnpersistRDD event) {
        write(book -> book.unpersisted(event.rddId()));
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof BusMarker marker) marker.receivedBy(this);
        else write(book -> query(book, event));
    }

    private static void query(RunLedger book, SparkListenerEvent event) {
        if (event instanceof SparkListenerSQLExecutionStart start) {
            book.queryStarted(QueryReading.start(start));
        } else if (event instanceof SparkListenerSQLAdaptiveExecutionUpdate update) {
            book.queryReplanned(update.executionId(), QueryReading.plan(update.sparkPlanInfo()));
        } else if (event instanceof SparkListenerDriverAccumUpdates update) {
            book.driverCounted(QueryReading.sums(update));
        } else if (event instanceof SparkListenerSQLExecutionEnd end) {
            String error = end.errorMessage().isDefined() ? end.errorMessage().get() : null;
            book.queryEnded(end.executionId(), end.time(), error);
        }
    }

    private synchronized void write(Consumer<RunLedger> entry) {
        if (!recording) return;
        try {
            entry.accept(ledger);
        } catch (RuntimeException | LinkageError e) {
            failures++;
            if (firstFailure == null) firstFailure = e;
        }
    }

    /** {@return what was written down so far, in that span} */
    synchronized RunProfile profile(Span span) {
        return withFailures(ledger.profile(span));
    }

    /** {@return what was written down so far, from the start of the application} */
    synchronized RunProfile profile() {
        return withFailures(ledger.profile());
    }

    private RunProfile withFailures(RunProfile profile) {
        if (failures == 0) return profile;
        return profile.toBuilder()
                .lacks(
                        Lack.Kind.EVENTS,
                        failures,
                        failures + " events could not be read, the first because of " + firstFailure)
                .build();
    }
}
