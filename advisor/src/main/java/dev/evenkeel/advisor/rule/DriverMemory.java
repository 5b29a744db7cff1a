package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A driver that ran out of memory, or nearly did.
 *
 * <p>Example: a driver of 1 GiB, the default, that builds a broadcast of 800 MiB: "Not enough memory to build and
 * broadcast the table".
 *
 * <p>Fires where a job or a query failed for the driver's memory: critical; or where the driver's heap was 95 % full at
 * its peak: low, since a heap fills up before each collection. Silent without peaks and such failures, and on a local
 * session, whose driver runs the tasks too. {@code big-result} and {@code large-broadcast} name the step that
 * filled it.
 */
final class DriverMemory implements RunRule {
    private static final double LEAST_FULL = 0.95;

    @Override
    public String id() {
        return "driver-memory";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        Optional<String> failure = failure(run.run());
        if (failure.isPresent()) return Optional.of(failed(run, failure.get()));
        if (run.run().cluster().master().startsWith("local")) return Optional.empty();
        double least = run.threshold(this, "share", LEAST_FULL);
        return HeapPeak.ofDriver(run.run())
                .filter(heap -> heap.share() >= least)
                .map(heap -> Finding.of(id(), Where.run())
                        .because("the driver's heap of " + heap.given() + " was " + new Ratio(heap.share()) + " full")
                        .atLeast(Severity.LOW)
                        .showing(
                                Evidence.of("peak heap of the driver", heap.peak()),
                                Evidence.share("of its heap", heap.share()).against(least))
                        .advising(more(run.run(), 1.5))
                        .build());
    }

    private Finding failed(Case run, String problem) {
        return Finding.of(id(), Where.run())
                .because("the driver ran out of memory: " + problem)
                .atLeast(Severity.CRITICAL)
                .showing(Evidence.of("heap of the driver", given(run.run())))
                .rulingOut("executors out of memory: their tasks would have failed, and Spark tried them again")
                .advising(more(run.run(), 2))
                .advising(Advice.code(
                        "bring less to the driver: no collect of many rows, no broadcast of a table that grows",
                        "",
                        "the job ends well with the driver's memory as it is"))
                .build();
    }

    private static Optional<String> failure(RunProfile run) {
        return Stream.concat(
                        run.jobs().stream().map(JobFacts::problem),
                        run.queries().stream().map(QueryFacts::problem))
                .filter(DriverMemory::isOfDriver)
                .findFirst();
    }

    /** Tasks that failed have a stage in the message of their job. */
    private static boolean isOfDriver(String problem) {
        boolean isMemory =
                problem.contains("OutOfMemory") || problem.contains("Not enough memory to build and broadcast");
        return isMemory && !problem.contains("Task ") && !problem.contains("stage ");
    }

    private static ByteSize given(RunProfile run) {
        return Knobs.memory(run.settings(), Knobs.DRIVER_MEMORY, Knobs.MEMORY);
    }

    private static Advice more(RunProfile run, double times) {
        return Advice.setting(
                "give the driver more memory; it must be set before the application starts",
                "the driver's peak stays below nine tenths of its heap",
                Knobs.toMemory(run.settings(), Knobs.DRIVER_MEMORY, given(run).bytes() * times));
    }
}
