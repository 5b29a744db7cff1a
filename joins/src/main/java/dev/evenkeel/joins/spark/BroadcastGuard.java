package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.Both;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.stats.RowWidth;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastBySpark;
import dev.evenkeel.joins.choose.BroadcastFacts;
import dev.evenkeel.joins.choose.BroadcastJudge;
import dev.evenkeel.joins.choose.BroadcastReasons;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps a join from a broadcast that Spark would make of it by its own estimate, and that would not fit.
 *
 * <p>Example: a Parquet file of 8.6 MB, below the threshold of 10 MiB, that is 640 MiB in memory and would end a query
 * on a heap of 1 GiB, is joined by a merge of sorted rows instead.
 *
 * <p>Cost: no job where Spark broadcasts nothing, where its estimate is so low that even 300 times as much would be
 * safe (the most that was measured is 253 times), or where the side may not be looked at; else two of four tasks each,
 * and where eight times what they foretell would not be safe, as {@link RelationMeasurer}.
 */
public final class BroadcastGuard {
    private static final double MOST_UNDERESTIMATED = 300;
    private static final double SAFE_PART = 0.5;
    /** A few partitions may be much smaller than the others. */
    private static final double MOST_UNDERCOUNTED = 8;

    private static final int FEW = 4;
    /** What a row takes in a relation beside its bytes: its key once more, and its place. */
    private static final double BESIDE_ROW = 64;

    private final JoinInputs inputs;
    private final JoinShape shape;
    private final JoinLook look;

    private BroadcastGuard(JoinInputs inputs, JoinShape shape, JoinLook look) {
        this.inputs = inputs;
        this.shape = shape;
        this.look = look;
    }

    /** {@return why Spark's own broadcast must be prevented, where that is so} */
    public static Optional<Reason> obstacle(JoinInputs inputs, JoinShape shape, JoinLook look, JoinOptions options) {
        BroadcastGuard guard = new BroadcastGuard(inputs, shape, look);
        return guard.suspects().isEmpty() ? Optional.empty() : guard.judge(options);
    }

    /** {@return the plain join, with a hint by which Spark merges sorted rows} */
    public static Dataset<Row> merged(JoinInputs inputs) {
        return new JoinInputs(inputs.left().hint("merge"), inputs.right(), inputs.spec()).plain();
    }

    /** {@return the sides that Spark might broadcast though they do not fit, and that may be looked at} */
    private List<Side> suspects() {
        return Stream.of(Side.values())
                .filter(inputs.spec().joinType()::mayReplicate)
                .filter(side -> isSuspect(PlanKnowledge.of(inputs.side(side))))
                .toList();
    }

    private boolean isSuspect(PlanKnowledge side) {
        double estimate = side.estimatedSize().bytes();
        boolean mayBeBroadcast = look.limits()
                .sparkThreshold()
                .filter(threshold -> estimate <= threshold.bytes())
                .isPresent();
        boolean isSafeAnyway = isSafe(MOST_UNDERESTIMATED * estimate);
        boolean mayBeLookedAt = look.measure() == Measure.FULL
                || look.measure() == Measure.SAMPLE
                || (look.measure() == Measure.AUTO && side.mayBeReadAgain());
        return mayBeBroadcast && !isSafeAnyway && mayBeLookedAt;
    }

    private static boolean isSafe(double bytes) {
        return bytes < SAFE_PART * BroadcastSession.driverMemory().bytes();
    }

    /** {@return true where a rough look is enough to see that the side fits} */
    private boolean isSafeByFar(Side side) {
        Dataset<?> data = inputs.side(side);
        Both<Double, RowWidth> both = Both.of(() -> RowCounts.about(data, FEW), () -> RowWidths.sample(data, FEW));
        boolean isSeen = both.second().rows() > 0;
        double width = both.second().mean().orElse(0) + BESIDE_ROW;
        return isSeen && isSafe(MOST_UNDERCOUNTED * both.first() * width);
    }

    private Optional<Reason> judge(JoinOptions options) {
        BroadcastMeasurer measurer = BroadcastMeasurer.of(options, inputs.left(), inputs.right());
        BroadcastFacts planned = measurer.withoutLooking(inputs.spec().joinType());
        return BroadcastBySpark.of(planned, measurer.limits())
                .build()
                .filter(suspects()::contains)
                .filter(side -> !isSafeByFar(side))
                .flatMap(side -> judge(measurer, side)
                        .map(limit -> BroadcastReasons.keptFromBroadcast(side, planned.planned(side), limit)));
    }

    private Optional<Reason> judge(BroadcastMeasurer measurer, Side side) {
        return measurer.measure(shape.pairs(), side)
                .map(relation -> BroadcastJudge.judge(relation, measurer.limits(), side))
                .filter(judged -> judged.verdict() != BroadcastVerdict.SAFE)
                .map(BroadcastJudge.Judged::limit);
    }
}
