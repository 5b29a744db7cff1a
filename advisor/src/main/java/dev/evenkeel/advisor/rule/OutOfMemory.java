package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.facts.FailureFacts.Kind.ERROR;
import static dev.evenkeel.advisor.facts.FailureFacts.Kind.OTHER;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;

/**
 * Tasks that died for want of memory inside their executor's heap.
 *
 * <p>Example: 12 of 400 attempts with {@code java.lang.OutOfMemoryError} are 3 % of them: severe.
 *
 * <p>Reads the attempts that failed with an {@code OutOfMemoryError} of the JVM, of Spark or of a GPU. Fires on any of
 * them, whatever it costs: moderate below 2 % of all attempts, severe from there on, critical where a stage failed for
 * it (grades of Dr. Elephant). Silent on containers that were killed from outside, where the heap was not the limit.
 */
final class OutOfMemory implements RunRule {
    private static final double SEVERE = 0.02;
    private static final double MORE = 1.5;
    private static final String ERROR_NAME = "OutOfMemory";
    private static final String OFF_HEAP = "Direct buffer memory";

    @Override
    public String id() {
        return "out-of-memory";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        Failed failed = Failed.in(
                run.run(),
                Failed.of(ERROR, OTHER).and(failure -> (failure.type() + failure.message()).contains(ERROR_NAME)));
        if (failed.isEmpty()) return Optional.empty();
        double severe = run.threshold(this, "severe-share", SEVERE);
        return Optional.of(Finding.of(id(), failed.where())
                .because(TextLayout.count(failed.attempts()) + " task attempts, " + new Ratio(failed.share())
                        + " of all, ran out of memory: " + failed.words())
                .costing(failed.saving())
                .atLeast(severity(run, failed, severe))
                .showing(
                        Evidence.count("attempts out of memory", failed.attempts()),
                        Evidence.share("of all attempts", failed.share()).against(severe),
                        Evidence.of("slot time lost", failed.lost()))
                .rulingOut("the container was killed from outside: the error was thrown within the executor")
                .advising(advice(run.run().settings(), failed))
                .advising(Advice.code(
                        "let each task hold less: more partitions before the step that fails",
                        "data.repartition(2 * data.rdd().getNumPartitions(), col(\"key\"))",
                        "the stage has more tasks, and none of them fails"))
                .build());
    }

    private static Severity severity(Case run, Failed failed, double severe) {
        boolean stageFailed = run.run().stages().stream().anyMatch(OutOfMemory::failedForIt);
        if (stageFailed) return Severity.CRITICAL;
        return failed.share() >= severe ? Severity.SEVERE : Severity.MODERATE;
    }

    private static boolean failedForIt(StageFacts stage) {
        return stage.outcome() == Outcome.FAILED && stage.problem().contains(ERROR_NAME);
    }

    private static Advice advice(Settings settings, Failed failed) {
        String check = "no attempt runs out of memory; peak heap stays below nine tenths of it";
        if (failed.words().contains(OFF_HEAP)) {
            ByteSize overhead = KilledContainer.overhead(settings);
            return Advice.setting(
                    "give executors more memory beside the heap, where the buffers are",
                    check,
                    Knobs.toMemory(
                            settings,
                            Knobs.EXECUTOR_OVERHEAD,
                            overhead.bytes() + ByteSize.gibibytes(1).bytes()));
        }
        ByteSize heap = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        return Advice.setting(
                "give executors half as much memory again, or half the cores to share it",
                check,
                Knobs.toMemory(settings, Knobs.EXECUTOR_MEMORY, heap.bytes() * MORE));
    }
}
