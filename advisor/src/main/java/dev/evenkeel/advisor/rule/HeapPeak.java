package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fullest heap of a run against what it was given.
 *
 * <p>Example: a heap of 4 GiB that once held 3.9 GiB is 97 % full.
 *
 * @param peak the most that it held
 * @param given how large it was made
 */
record HeapPeak(ByteSize peak, ByteSize given) {
    private static final String HEAP = "JVMHeapMemory";
    private static final String DRIVER = "driver";

    /** {@return the fullest heap of the executors, where Spark measured it; a local session has none of its own} */
    static Optional<HeapPeak> ofExecutors(RunProfile run) {
        return of(run, executor -> !executor.id().equals(DRIVER), Knobs.EXECUTOR_MEMORY);
    }

    /** {@return the heap of the driver, where Spark measured it} */
    static Optional<HeapPeak> ofDriver(RunProfile run) {
        return of(run, executor -> executor.id().equals(DRIVER), Knobs.DRIVER_MEMORY);
    }

    private static Optional<HeapPeak> of(RunProfile run, Predicate<ExecutorFacts> which, String given) {
        return run.cluster().executors().stream()
                .filter(which)
                .map(executor -> executor.peaks().getOrDefault(HEAP, 0L))
                .filter(peak -> peak > 0)
                .max(Comparator.naturalOrder())
                .map(peak -> new HeapPeak(new ByteSize(peak), Knobs.memory(run.settings(), given, Knobs.MEMORY)));
    }

    /** {@return the part of the heap that was full} */
    double share() {
        return Load.part(peak.bytes(), given.bytes());
    }
}
