package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;

/**
 * The rule by which a number of shuffle partitions is chosen: bytes over target, then whole waves.
 *
 * <p>Example: 10 GiB at a target of 128 MiB are 80 partitions; on 64 slots that is one full wave and a quarter, so 128
 * are chosen: two full waves of 80 MiB partitions.
 *
 * <p>Pure: equal facts give equal decisions. More data never gives fewer partitions.
 */
final class PartitionChooser {
    /** A partition below this is mostly overhead: a task costs about 8 ms to launch, as long as shuffling 4,000 rows. */
    private static final ByteSize SMALLEST = ByteSize.mebibytes(1);

    private PartitionChooser() {}

    static Decision<Integer> choose(PartitionFacts facts) {
        int slots = facts.cluster().slots();
        boolean isEmpty = facts.rows().orElse(1) == 0;
        if (!isEmpty && !(facts.rows().isKnown() && facts.rowBytes().isKnown())) {
            return Decision.of(slots, new Reason("size-unknown", "the size is unknown; one partition for each slot"));
        }
        double bytes = facts.rows().orElse(0) * facts.rowBytes().orElse(0);
        int bySize = atLeastOne(bytes / facts.target().bytes());
        String size = ByteSize.nearest(bytes) + " / " + facts.target() + " = " + TextLayout.count(bySize);
        if (bySize <= slots) {
            int useful = Math.max(1, Math.min(slots, atLeastOne(bytes / SMALLEST.bytes())));
            return useful == bySize
                    ? Decision.of(bySize, new Reason("size-over-target", size))
                    : decide(
                            useful,
                            "one-for-each-slot",
                            size + ", raised to " + useful + " so that the slots have work (" + slots
                                    + " there are, none below " + SMALLEST + ")",
                            bySize,
                            "leaves slots idle");
        }
        long waves = (bySize + (long) slots - 1) / slots;
        int whole = (int) Math.min(Integer.MAX_VALUE, waves * slots);
        if (whole == bySize) return Decision.of(bySize, new Reason("size-over-target", size));
        return decide(
                whole,
                "whole-waves",
                size + ", rounded up to " + waves + " whole waves of " + slots + " slots",
                bySize,
                "leaves " + (whole - bySize) + " slots idle in the last wave");
    }

    private static Decision<Integer> decide(int chosen, String code, String sentence, int other, String whyNot) {
        return new Decision<>(
                chosen, new Reason(code, sentence), List.of(new Rejected<>(other, new Reason("idle-slots", whyNot))));
    }

    private static int atLeastOne(double partitions) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(partitions)));
    }
}
