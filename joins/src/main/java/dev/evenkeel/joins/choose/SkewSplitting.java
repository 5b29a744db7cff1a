package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether Spark's adaptive execution would split a skewed partition of a shuffle join by itself, and which condition
 * decides it.
 *
 * <p>Example: the left side of a full outer join is never split; that of an inner join is where its largest partition
 * has more than 256 MiB and five times the median, and more than one map task wrote it.
 *
 * <p>Pure. What stands around the join, which may forbid it too, is not known here.
 *
 * <p>Implementation note: the conditions of {@code OptimizeSkewedJoin}, the same from Spark 3.5 to 4.2.
 */
public final class SkewSplitting {
    private static final Set<JoinType> LEFT =
            EnumSet.of(JoinType.INNER, JoinType.CROSS, JoinType.LEFT_OUTER, JoinType.LEFT_SEMI, JoinType.LEFT_ANTI);
    private static final Set<JoinType> RIGHT = EnumSet.of(JoinType.INNER, JoinType.CROSS, JoinType.RIGHT_OUTER);

    private SkewSplitting() {}

    /** {@return whether that side would be split, in a sentence with the condition that decides} */
    public static Reason judge(JoinFacts facts, Side side) {
        Optional<Reason> obstacle = obstacle(facts, side);
        if (obstacle.isPresent()) return obstacle.get();
        double[] sizes = JoinCost.of(facts).sparksOwn().largestAndMedian(side);
        ByteSize limit = ByteSize.nearest(limit(facts.adaptive(), sizes[1]));
        ByteSize largest = ByteSize.nearest(sizes[0]);
        return sizes[0] > limit.bytes()
                ? Reasons.adaptiveSplits(side, largest, limit)
                : Reasons.adaptiveSeesNoSkew(side, largest, limit);
    }

    /** {@return why that side is not split however large a partition of it is} */
    static Optional<Reason> obstacle(JoinFacts facts, Side side) {
        if (facts.adaptive().splitting().isEmpty()) return Optional.of(Reasons.adaptiveOff());
        if (!(side == Side.LEFT ? LEFT : RIGHT).contains(facts.type())) {
            return Optional.of(Reasons.adaptiveNotForType(side, facts.type()));
        }
        return facts.side(side).inputPartitions() == 1
                ? Optional.of(Reasons.adaptiveOneMapper(side))
                : Optional.empty();
    }

    /** {@return the bytes above which a partition counts as skewed, beside such a median} */
    static double limit(AdaptiveExecution adaptive, double median) {
        return adaptive.splitting()
                .map(skew -> Math.max(skew.threshold().bytes(), skew.factor() * median))
                .orElse(Double.POSITIVE_INFINITY);
    }
}
