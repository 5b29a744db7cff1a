package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule by which a number of shuffle partitions is chosen: bytes over target, then whole waves.
 *
 * <p>Example: 10 GiB at a target of 128 MiB are 80 partitions; on 64 slots those are 1.25 waves, of which the last
 * would leave 48 slots idle, so 64 are chosen: one full wave of 160 MiB partitions. From 81 on it would be 128, two
 * full waves, since one would be more than a quarter over the target.
 *
 * <p>Pure: equal facts give equal decisions. More data never gives fewer partitions, and no partition is more than a
 * quarter over the target.
 */
final class PartitionChooser {
    /**
     * A partition below this is mostly overhead: a task costs about 8 ms to launch, as long as shuffling 4,000 rows.
     */
    static final ByteSize SMALLEST = ByteSize.mebibytes(1);

    /**
     * How far over the target a partition may be so that a wave is saved.
     *
     * <p>Argument: the default target is half of what a task may keep in memory, so that a quarter more does not spill.
     */
    static final double STRETCH = 1.25;

    private PartitionChooser() {}

    static Decision<Integer> choose(PartitionFacts facts) {
        int slots = facts.cluster().slots();
        double bytes = facts.bytes();
        if (Double.isNaN(bytes)) return Decision.of(slots, Reasons.sizeUnknown());
        int bySize = atLeastOne(bytes / facts.target().bytes());
        if (bySize <= slots) return aWaveAtMost(bytes, bySize, facts);
        return wholeWaves(bytes, bySize, facts);
    }

    private static Decision<Integer> aWaveAtMost(double bytes, int bySize, PartitionFacts facts) {
        int slots = facts.cluster().slots();
        int useful = Math.max(1, Math.min(slots, atLeastOne(bytes / SMALLEST.bytes())));
        if (useful <= bySize) return Decision.of(bySize, Reasons.sizeOverTarget(bytes, facts.target(), bySize));
        return new Decision<>(
                useful,
                Reasons.oneForEachSlot(bytes, facts, bySize, useful),
                List.of(new Rejected<>(bySize, Reasons.idleSlots(slots - bySize))));
    }

    /** The nearer number of whole waves, unless the partitions of fewer waves would be too large. */
    private static Decision<Integer> wholeWaves(double bytes, int bySize, PartitionFacts facts) {
        int slots = facts.cluster().slots();
        if (bySize % slots == 0) return Decision.of(bySize, Reasons.sizeOverTarget(bytes, facts.target(), bySize));
        double waves = bytes / facts.target().bytes() / slots;
        long fewer = (long) Math.floor((double) bySize / slots);
        boolean isDown = waves / fewer <= STRETCH && waves - fewer <= 0.5;
        int down = partitions(fewer, slots);
        int up = partitions(fewer + 1, slots);
        int chosen = isDown ? down : up;
        List<Rejected<Integer>> rejected = new ArrayList<>();
        rejected.add(new Rejected<>(bySize, Reasons.idleSlots(slots - bySize % slots)));
        rejected.add(new Rejected<>(isDown ? up : down, Reasons.otherWaves(isDown, bytes / down, facts.target())));
        return new Decision<>(chosen, Reasons.wholeWaves(bytes, facts, bySize, chosen), rejected);
    }

    private static int partitions(long waves, int slots) {
        return (int) Math.min(Integer.MAX_VALUE, waves * slots);
    }

    static int atLeastOne(double partitions) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(partitions)));
    }
}
