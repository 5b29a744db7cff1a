package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges whether a side can be broadcast, and by which limit that is decided.
 *
 * <p>Example: a relation that takes 960 MiB while it is built, in a driver with 724 MiB to spare, is impossible, and the
 * driver's memory is what binds it. Of several limits that bind alike, it is the one of which most is needed.
 *
 * <p>Pure: equal facts and limits give equal verdicts.
 *
 * <p>Implementation note: Spark refuses a relation of 512 million rows with long keys, of (2^29 / 1.5) rows with other
 * keys, and of 8 GiB (from 4.1 on of {@code spark.sql.maxBroadcastTableSize}). The driver holds the collected rows,
 * compressed, the relation while it grows, and the compressed blocks that are sent; an executor the blocks and the
 * relation. That the relation takes at most half of a heap is asked for because tasks, other broadcasts and garbage
 * share it.
 */
public final class BroadcastJudge {
    private static final double MOST_LONG_KEYS = 512e6;
    private static final double MOST_OTHER_KEYS = Math.floor((1 << 29) / 1.5);
    private static final double HALF = 0.5;

    private BroadcastJudge() {}

    /**
     * A verdict and what decided it.
     *
     * @param verdict whether the side can be broadcast
     * @param limit the limit that binds, with what is needed of it
     */
    public record Judged(BroadcastVerdict verdict, Reason limit) {}

    /**
     * One limit and how much of it is needed.
     *
     * @param need the part of the limit that is needed; beyond 1 is too much
     * @param overIsFatal whether too much is impossible, or only risky
     * @param reason both in words
     */
    private record Check(double need, boolean overIsFatal, Reason reason) {
        BroadcastVerdict verdict() {
            if (need > 1 && overIsFatal) return BroadcastVerdict.IMPOSSIBLE;
            return need > HALF ? BroadcastVerdict.RISKY : BroadcastVerdict.SAFE;
        }
    }

    /** {@return the verdict on a side} */
    public static Judged judge(BroadcastFacts facts, BroadcastLimits limits, Side side) {
        if (!facts.mayBuild(side)) return impossible(Reasons.mayNotCopy(side, facts.type()));
        return facts.relation(side)
                .map(relation -> judge(relation, limits, side))
                .orElseGet(() -> new Judged(BroadcastVerdict.RISKY, Reasons.sizeUnknown(side)));
    }

    /** {@return the verdict on a relation, whatever the join type} */
    public static Judged judge(RelationFacts relation, BroadcastLimits limits, Side side) {
        Check binding = checks(relation, limits, side).stream()
                .max(Comparator.comparing(Check::verdict).thenComparingDouble(Check::need))
                .orElseThrow();
        return new Judged(binding.verdict(), binding.reason());
    }

    private static Judged impossible(Reason reason) {
        return new Judged(BroadcastVerdict.IMPOSSIBLE, reason);
    }

    private static List<Check> checks(RelationFacts relation, BroadcastLimits limits, Side side) {
        List<Check> checks = new ArrayList<>();
        RelationSize size = relation.size();
        checks.add(rows(relation, side));
        checks.add(new Check(
                sharpened(part(size.held(), limits.largestTable())),
                true,
                BroadcastReasons.largestTable(side, size.held(), limits.largestTable())));
        ByteSize collected = relation.collected();
        limits.largestResult()
                .ifPresent(most -> checks.add(
                        new Check(part(collected, most), true, BroadcastReasons.largestResult(side, collected, most))));
        checks.add(driver(relation, limits, side));
        limits.executorMemory().ifPresent(memory -> {
            ByteSize need = sum(size.held(), relation.sent());
            checks.add(new Check(part(need, memory), true, BroadcastReasons.executorMemory(side, need, memory)));
        });
        limits.timeout().ifPresent(timeout -> {
            Duration wait = BroadcastCost.wait(relation);
            double need = (double) wait.toNanos() / Math.max(1, timeout.toNanos());
            checks.add(new Check(need, false, BroadcastReasons.timeout(side, wait, timeout)));
        });
        return checks;
    }

    private static Check rows(RelationFacts relation, Side side) {
        double rows = relation.shape().rows();
        double most = relation.shape().form() == JoinFacts.KeyForm.LONG ? MOST_LONG_KEYS : MOST_OTHER_KEYS;
        return new Check(sharpened(rows / most), true, BroadcastReasons.mostRows(side, rows, most));
    }

    private static Check driver(RelationFacts relation, BroadcastLimits limits, Side side) {
        ByteSize need = sum(relation.collected(), relation.size().whileBuilt(), relation.sent());
        double alone = part(need, limits.driverMemory());
        double shared = Math.min(1, alone * limits.atOnce());
        return new Check(
                Math.max(alone, shared),
                true,
                BroadcastReasons.driverMemory(side, need, limits.driverMemory(), limits.atOnce()));
    }

    /** Spark refuses what reaches these limits, and nothing else needs a part of them: up to them all is well. */
    private static double sharpened(double part) {
        return part >= 1 ? Math.max(part, Math.nextUp(1.0)) : part * HALF;
    }

    private static double part(ByteSize need, ByteSize limit) {
        return (double) need.bytes() / Math.max(1, limit.bytes());
    }

    private static ByteSize sum(ByteSize... sizes) {
        double sum = 0;
        for (ByteSize size : sizes) sum += size.bytes();
        return ByteSize.nearest(sum);
    }
}
