package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run to hold later ones against it: a line of JSON.
 *
 * <p>Example: {@code PastRun.of(profile, Advisor.rules().advise(profile))}.
 *
 * @param name what the application is called; runs of the same name are compared
 * @param id Spark's name for the run; empty where unknown
 * @param start when it started
 * @param wall how long it took
 * @param good true where no job failed and the recording is complete: others are no baseline
 * @param inputBytes bytes read from files and caches
 * @param inputRows rows read from files and caches
 * @param outputRows rows written to files
 * @param memoryShare the fullest heap against what it was given; null where Spark did not measure it
 * @param taskBytes what the median task of that stage reads from shuffles where it is most
 * @param findings what the rules found, by rule and place
 * @param plans how its queries were carried out, by description
 */
public record PastRun(
        String name,
        String id,
        Instant start,
        Duration wall,
        boolean good,
        long inputBytes,
        long inputRows,
        long outputRows,
        @Nullable Double memoryShare,
        long taskBytes,
        List<PastFinding> findings,
        List<PlanShape> plans) {
    private static final String HEAP = "JVMHeapMemory";
    private static final String DRIVER = "driver";
    private static final ByteSize SPARKS_OWN = ByteSize.gibibytes(1);

    /** Copies the lists. */
    public PastRun {
        findings = List.copyOf(findings);
        plans = List.copyOf(plans);
    }

    /** {@return what to keep of that run} */
    public static PastRun of(RunProfile run, AdvisorReport report) {
        return new PastRun(
                run.application().name(),
                run.application().id(),
                run.span().start(),
                run.wall(),
                !run.isIncomplete() && run.jobs().stream().noneMatch(job -> job.outcome() == Outcome.FAILED),
                run.totals().value(TaskFigure.INPUT_BYTES),
                run.totals().value(TaskFigure.INPUT_RECORDS),
                run.totals().value(TaskFigure.OUTPUT_RECORDS),
                fullestHeap(run),
                largestTasks(run),
                report.findings().stream().map(PastFinding::of).distinct().toList(),
                PlanShape.all(run));
    }

    private static @Nullable Double fullestHeap(RunProfile run) {
        OptionalDouble fullest = run.cluster().executors().stream()
                .filter(executor -> executor.peaks().getOrDefault(HEAP, 0L) > 0)
                .flatMap(executor -> given(executor, run.settings()).stream()
                        .map(heap -> (double) executor.peaks().getOrDefault(HEAP, 0L) / heap.bytes()))
                .mapToDouble(share -> share)
                .max();
        return fullest.isPresent() ? fullest.getAsDouble() : null;
    }

    /** A driver's heap may be set on the command line of Java, so that only a recorded setting counts. */
    private static Optional<ByteSize> given(ExecutorFacts executor, Settings settings) {
        Optional<ByteSize> set = settings.size(
                        executor.id().equals(DRIVER) ? "spark.driver.memory" : "spark.executor.memory",
                        ByteSize.mebibytes(1))
                .filter(size -> size.bytes() > 0);
        return set.isPresent() || executor.id().equals(DRIVER) ? set : Optional.of(SPARKS_OWN);
    }

    private static long largestTasks(RunProfile run) {
        return run.stages().stream()
                .map(stage -> stage.spreads().of(TaskFigure.SHUFFLE_READ_BYTES))
                .filter(read -> read.count() > 0)
                .mapToLong(read -> Math.round(read.median()))
                .max()
                .orElse(0);
    }
}
