package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The number of tasks that adaptive execution would give to stages that read a shuffle, were there more or fewer cores.
 *
 * <p>It joins neighbouring partitions up to a target: the advisory size, but no more than would leave one partition a
 * core.
 *
 * <p>Example: a shuffle of 640 MiB on 16 cores gets 16 partitions of 40 MiB, on 4 cores 10 of 64 MiB, and on 64 cores
 * 64 of 10 MiB, unless {@code spark.sql.adaptive.coalescePartitions.parallelismFirst} is off.
 */
final class Coalescing {
    private static final String PREFIX = "spark.sql.adaptive.";
    private static final Set<String> READERS = Set.of("AQEShuffleRead", "CustomShuffleReader");

    private final RunProfile run;
    private final int slotsThen;
    private final int slotsNow;

    private Coalescing(RunProfile run, int slotsThen) {
        this.run = run;
        this.slotsThen = slotsThen;
        this.slotsNow = Math.max(1, run.slots());
    }

    /** {@return the changes that so many slots would bring to stages whose partitions were coalesced} */
    static List<Change> on(int slots, RunProfile run) {
        Coalescing then = new Coalescing(run, slots);
        return run.stages().stream()
                .filter(then::isCoalesced)
                .flatMap(stage -> then.change(stage).stream())
                .toList();
    }

    private boolean isCoalesced(StageFacts stage) {
        return stage.tasks() > 0 && run.nodesOf(stage).stream().anyMatch(Coalescing::coalesces);
    }

    private static boolean coalesces(PlanNode node) {
        return READERS.contains(node.name()) && node.detail().contains("coalesced");
    }

    private Optional<Change> change(StageFacts stage) {
        double more = (double) tasks(stage, slotsThen) / tasks(stage, slotsNow);
        long tasks = Math.max(1, Math.round(stage.tasks() * more));
        return tasks == stage.tasks() ? Optional.empty() : Optional.of(new Change.Split(stage, Math.toIntExact(tasks)));
    }

    private long tasks(StageFacts stage, int slots) {
        Settings settings = run.settingsOf(stage);
        long bytes = Math.max(1, stage.shuffleRead().bytes());
        long most = settings.number(PREFIX + "coalescePartitions.initialPartitionNum")
                .orElse(settings.number("spark.sql.shuffle.partitions").orElse(200));
        return Math.min(Math.max(1, most), ceil(bytes, target(bytes, slots, settings)));
    }

    private long target(long bytes, int slots, Settings settings) {
        ByteSize unit = new ByteSize(1);
        long advisory = settings.size(PREFIX + "advisoryPartitionSizeInBytes", unit)
                .orElse(ByteSize.mebibytes(64))
                .bytes();
        long least = settings.size(PREFIX + "coalescePartitions.minPartitionSize", unit)
                .orElse(ByteSize.mebibytes(1))
                .bytes();
        long cores = settings.isOff(PREFIX + "coalescePartitions.parallelismFirst")
                ? 1
                : (long) slots * run.cluster().coresPerTask();
        long parts =
                settings.number(PREFIX + "coalescePartitions.minPartitionNum").orElse(cores);
        return Math.max(1, Math.max(least, Math.min(advisory, ceil(bytes, Math.max(1, parts)))));
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
