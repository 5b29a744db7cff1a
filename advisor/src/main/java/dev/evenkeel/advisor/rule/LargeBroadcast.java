package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A broadcast so large that the driver or the executors may die of it when the table grows.
 *
 * <p>Example: a table of 8.6 MB in files became a hash table of 276 MB, and a default session of 1 GiB heap broke.
 *
 * <p>Reads the size of broadcasts in memory. Fires above 1 GiB (DataFlint) or from 40 % of the heap of an executor or
 * of the driver on (Compass), and at least 64 MiB: moderate, severe above 1 GiB or where the heap is more than full.
 * Silent on broadcasts that are small beside the heap, and where the size was not told.
 */
final class LargeBroadcast implements StepRule<Exchange> {
    private static final double LEAST_BYTES = ByteSize.gibibytes(1).bytes();
    private static final double LEAST_SHARE = 0.4;
    private static final double NO_MATTER = ByteSize.mebibytes(64).bytes();

    @Override
    public String id() {
        return "large-broadcast";
    }

    @Override
    public Class<Exchange> judged() {
        return Exchange.class;
    }

    @Override
    public Optional<Finding> judge(Step<Exchange> step, Case run) {
        OptionalLong told = step.node().metric(NodeMetric.DATA_BYTES);
        if (step.operator().kind() != Exchange.Kind.BROADCAST || told.isEmpty()) return Optional.empty();
        double bytes = told.getAsLong();
        Settings settings = step.settings(run.run());
        ByteSize heap = smallestHeap(settings);
        double share = bytes / heap.bytes();
        double leastBytes = run.threshold(this, "bytes", LEAST_BYTES);
        double leastShare = run.threshold(this, "share", LEAST_SHARE);
        if (bytes < NO_MATTER || (bytes <= leastBytes && share < leastShare)) return Optional.empty();
        ByteSize size = ByteSize.nearest(bytes);
        return Optional.of(Finding.of(id(), step.where())
                .because("a table of " + size + " in memory was copied to the driver and to every executor, "
                        + new Ratio(Math.min(1, share)) + " of the smallest of their heaps")
                .atLeast(bytes > leastBytes || share >= 1 ? Severity.SEVERE : Severity.MODERATE)
                .showing(
                        Evidence.of("broadcast in memory", size).against(leastBytes),
                        Evidence.share("of the smallest heap", Math.min(1, share))
                                .against(leastShare),
                        Evidence.of("smallest heap", heap),
                        Evidence.count("its rows", step.node().rowsOut().orElse(0)))
                .rulingOut("its size in files: they are compressed, and the hash table is what has to fit")
                .advising(Advice.setting(
                        "drop the broadcast hint, or lower the threshold below the size of the table's files",
                        "the join's plan says SortMergeJoin, or the table in memory is below a tenth of the heap",
                        Knobs.to(settings, Knobs.BROADCAST_LIMIT, "10m")))
                .advising(Advice.code(
                        "leave the choice to SmartJoin, which broadcasts by the size in memory",
                        "SmartJoin.join(left, right, \"key\");",
                        "its explain() names the size in memory and the limit"))
                .build());
    }

    private static ByteSize smallestHeap(Settings settings) {
        ByteSize executor = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        ByteSize driver = Knobs.memory(settings, Knobs.DRIVER_MEMORY, Knobs.MEMORY);
        return executor.compareTo(driver) < 0 ? executor : driver;
    }
}
