package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.facts.FailureFacts.Kind.EXECUTOR_LOST;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;

/**
 * Executors that were killed from outside, as is done to those that take more memory than they asked for.
 *
 * <p>Example: an executor of 8 GiB heap asks for 0.8 GiB beside it; its Python workers take 3 GiB, and YARN kills it:
 * exit status 143.
 *
 * <p>Reads why executors went, and the attempts that went with them. Fires on any that was killed for memory limits or
 * ended with 137 or 143 (SIGKILL, SIGTERM), whatever it costs: severe, since a few more end the job. Silent where the
 * machine was taken away (spot, pre-emption, decommission) and where the driver asked the executor to go.
 */
final class KilledContainer implements RunRule {
    /** What Spark asks for beside the heap: a tenth of it, 384 MiB at least. */
    private static final double OVERHEAD = 0.1;

    private static final ByteSize LEAST_OVERHEAD = ByteSize.mebibytes(384);
    private static final ByteSize MORE = ByteSize.gibibytes(1);

    @Override
    public String id() {
        return "killed-container";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        List<ExecutorFacts> killed = run.run().cluster().executors().stream()
                .filter(executor -> Departure.of(executor) == Departure.KILLED_FOR_MEMORY)
                .toList();
        Failed failed = Failed.in(
                run.run(),
                Failed.of(EXECUTOR_LOST)
                        .and(failure -> Departure.of(failure.message()) == Departure.KILLED_FOR_MEMORY));
        if (killed.isEmpty() && failed.isEmpty()) return Optional.empty();
        String said = killed.isEmpty() ? failed.words() : killed.get(0).reason();
        Settings settings = run.run().settings();
        return Optional.of(Finding.of(id(), Where.run())
                .because("executors were killed from outside, as is done to those that take more memory than they asked"
                        + " for: " + TextLayout.cell(said, 120))
                .costing(failed.saving())
                .atLeast(Severity.SEVERE)
                .showing(
                        Evidence.count("executors killed", killed.size()),
                        Evidence.count("attempts that went with them", failed.attempts()),
                        Evidence.of("heap", Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY)),
                        Evidence.of("asked for beside the heap", overhead(settings)))
                .rulingOut("the heap was too small: that would be an OutOfMemoryError in the task")
                .advising(advice(run.run(), settings))
                .build());
    }

    private static Advice advice(RunProfile run, Settings settings) {
        SettingChange more = Knobs.toMemory(
                settings, Knobs.EXECUTOR_OVERHEAD, overhead(settings).bytes() + (double) MORE.bytes());
        String check = "no executor is killed; the same heap, and 1 GiB more beside it";
        if (Step.all(run, Operator.Python.class).isEmpty()) {
            return Advice.setting("ask for 1 GiB more beside the heap", check, more);
        }
        return Advice.setting(
                "ask for 1 GiB more beside the heap, where the Python workers are, and cap what they take",
                check,
                more,
                Knobs.to(settings, "spark.executor.pyspark.memory", "1g"));
    }

    /** {@return what executors ask for beside the heap} */
    static ByteSize overhead(Settings settings) {
        ByteSize heap = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        ByteSize usual = ByteSize.nearest(Math.max(LEAST_OVERHEAD.bytes(), heap.bytes() * OVERHEAD));
        return Knobs.memory(settings, Knobs.EXECUTOR_OVERHEAD, usual);
    }
}
