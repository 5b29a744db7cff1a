package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;

/**
 * Spark's events, written into a ledger.
 *
 * <p>Nothing thrown here leaves: an event that cannot be read is counted and said in the profile, and the job goes on.
 * Called on Spark's listener thread, read on the caller's; the lock is held for one event at a time.
 */
final class RunListener extends SparkListener {
    private final RunLedger ledger;
    private boolean recording;
    private long failures;
    private @Nullable Throwable firstFailure;

    RunListener(RunLedger ledger) {
        this.ledger = ledger;
    }

    /** Writes events down from now on. */
    synchronized void begin() {
        recording = true;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        write(book -> {
            StageInfo stage = event.stageInfo();
            book.submitted(stage.stageId(), stage.attemptNumber(), name(stage, event.properties()));
        });
    }

    private static String name(StageInfo stage, @Nullable Properties properties) {
        String description = properties == null ? null : properties.getProperty("spark.job.description");
        return description == null ? stage.name() : description;
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        write(book ->
                book.completed(event.stageInfo().stageId(), event.stageInfo().attemptNumber()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        write(book -> book.ended(event.stageId(), event.stageAttemptId(), TaskReading.of(event)));
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof BusMarker marker) marker.receivedBy(this);
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

    /** {@return what was written down so far} */
    synchronized RunProfile profile(String application, Span span) {
        RunProfileBuilder profile = RunProfile.builder(application, span)
                .stages(ledger.stages())
                .totals(ledger.totals())
                .lacks(ledger.lacks());
        if (failures > 0) {
            profile.lacks(
                    Lack.Kind.EVENTS,
                    failures,
                    failures + " events could not be read, the first because of " + firstFailure);
        }
        return profile.build();
    }
}
