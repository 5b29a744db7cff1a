package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.Set;

/**
 * Executors whose heap was nearly full, so that somewhat more data ends the run.
 *
 * <p>Example: a heap of 4 GiB that held 3.9 GiB at its peak, with 7 % of the run time in garbage collection.
 *
 * <p>Fires from 95 % on (DataFlint) where garbage collection takes 5 % of the run time of tasks or more: a heap fills
 * up before each collection, so that a peak alone says little. Low: it is a risk and costs no time yet. Silent without
 * peaks, which need {@code spark.eventLog.logStageExecutorMetrics} or a live recording. Yields to {@code out-of-memory}
 * and {@code garbage-collection}, whose change is the same.
 */
final class TightMemory implements RunRule {
    private static final double LEAST_FULL = 0.95;
    private static final double LEAST_COLLECTING = 0.05;

    @Override
    public String id() {
        return "tight-memory";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("out-of-memory", "garbage-collection");
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        double leastFull = run.threshold(this, "share", LEAST_FULL);
        double collecting = GarbageCollection.share(run.run());
        double leastCollecting = run.threshold(this, "collection-share", LEAST_COLLECTING);
        if (collecting < leastCollecting) return Optional.empty();
        return HeapPeak.ofExecutors(run.run())
                .filter(heap -> heap.share() >= leastFull)
                .map(heap -> Finding.of(id(), Where.run())
                        .because("an executor's heap of " + heap.given() + " was " + new Ratio(heap.share())
                                + " full, and collecting it took " + new Ratio(collecting) + " of the tasks' time")
                        .atLeast(Severity.LOW)
                        .showing(
                                Evidence.of("peak heap", heap.peak()),
                                Evidence.share("of the heap", heap.share()).against(leastFull),
                                Evidence.share("garbage collection in the run time", collecting)
                                        .against(leastCollecting))
                        .advising(Advice.setting(
                                "give executors a fifth more memory",
                                "the peak stays below nine tenths of the heap",
                                Knobs.toMemory(
                                        run.run().settings(),
                                        Knobs.EXECUTOR_MEMORY,
                                        heap.given().bytes() * 1.2)))
                        .build());
    }
}
