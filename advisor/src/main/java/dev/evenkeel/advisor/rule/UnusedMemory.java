package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * Executors that asked for far more memory than they ever used.
 *
 * <p>Example: a heap of 16 GiB that held 3 GiB at most; 1.25 × 3 GiB + 300 MiB, 4.25 GiB, would do.
 *
 * <p>Fires where the heap is at least twice the largest peak + 300 MiB (Spark's reserve; grade two of Dr. Elephant) and
 * at least 1 GiB would be won. Informs only: it saves money, not time. Silent without peaks. Yields to findings that
 * ask for more memory: {@code out-of-memory}, {@code killed-container}, {@code spill}, {@code garbage-collection},
 * {@code tight-memory}.
 */
final class UnusedMemory implements RunRule {
    private static final double LEAST_FACTOR = 2;
    private static final double HEADROOM = 1.25;
    private static final ByteSize RESERVE = ByteSize.mebibytes(300);

    @Override
    public String id() {
        return "unused-memory";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("out-of-memory", "killed-container", "spill", "garbage-collection", "tight-memory");
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        double leastFactor = run.threshold(this, "factor", LEAST_FACTOR);
        return HeapPeak.ofExecutors(run.run())
                .filter(heap -> isTooLarge(heap, leastFactor))
                .map(heap -> Finding.of(id(), Where.run())
                        .because("executors have a heap of " + heap.given() + " and never held more than " + heap.peak()
                                + " in it")
                        .showing(
                                Evidence.of("peak heap", heap.peak()),
                                Evidence.of("heap", heap.given())
                                        .against(leastFactor * (heap.peak().bytes() + RESERVE.bytes())),
                                Evidence.of("enough with a quarter to spare", enough(heap)))
                        .rulingOut("tight memory: no task ran out of it, spilled or waited for collections long")
                        .advising(Advice.setting(
                                "ask for less memory, or use the rest for more cores in each executor",
                                "no spill, and the share of garbage collection stays below a tenth",
                                Knobs.toMemory(
                                        run.run().settings(),
                                        Knobs.EXECUTOR_MEMORY,
                                        enough(heap).bytes())))
                        .build());
    }

    private static boolean isTooLarge(HeapPeak heap, double leastFactor) {
        return heap.given().bytes() >= leastFactor * (heap.peak().bytes() + RESERVE.bytes())
                && heap.given().bytes() - enough(heap).bytes()
                        >= ByteSize.gibibytes(1).bytes();
    }

    private static ByteSize enough(HeapPeak heap) {
        return ByteSize.nearest(heap.peak().bytes() * HEADROOM + RESERVE.bytes());
    }
}
