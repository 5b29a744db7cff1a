package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastBySpark;
import dev.evenkeel.joins.choose.BroadcastFacts;
import dev.evenkeel.joins.choose.BroadcastJudge;
import dev.evenkeel.joins.choose.BroadcastReasons;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps a join from a broadcast that Spark would make of it by its own estimate, and that would not fit.
 *
 * <p>Example: a Parquet file of 8.6 MB, below the threshold of 10 MiB, that is 640 MiB in memory and would end a query
 * on a heap of 1 GiB, is joined by a merge of sorted rows instead.
 *
 * <p>Cost: no job where Spark broadcasts nothing, where its estimate is so low that even 300 times as much would be
 * safe (the most that was measured is 253 times), or where the side may not be looked at; else as
 * {@link RelationMeasurer}.
 */
public final class BroadcastGuard {
    private static final double MOST_UNDERESTIMATED = 300;

    private final JoinInputs inputs;
    private final JoinShape shape;
    private final BroadcastMeasurer measurer;

    private BroadcastGuard(JoinInputs inputs, JoinShape shape, JoinOptions options) {
        this.inputs = inputs;
        this.shape = shape;
        this.measurer = BroadcastMeasurer.of(options, inputs.left(), inputs.right());
    }

    /** {@return why Spark's own broadcast must be prevented, where that is so} */
    public static Optional<Reason> obstacle(JoinInputs inputs, JoinShape shape, JoinLook look, JoinOptions options) {
        if (look.measure() == Measure.NONE) return Optional.empty();
        return new BroadcastGuard(inputs, shape, options).obstacle(look.measure());
    }

    /** {@return the plain join, with a hint by which Spark merges sorted rows} */
    public static Dataset<Row> merged(JoinInputs inputs) {
        return new JoinInputs(inputs.left().hint("merge"), inputs.right(), inputs.spec()).plain();
    }

    private Optional<Reason> obstacle(Measure measure) {
        BroadcastFacts planned = measurer.withoutLooking(inputs.spec().joinType());
        Optional<Side> build = BroadcastBySpark.of(planned, measurer.limits()).build();
        if (build.isEmpty()) return Optional.empty();
        Side side = build.get();
        ByteSize estimate = planned.planned(side);
        if (isSafeAnyway(estimate) || !mayLookAt(side, measure)) return Optional.empty();
        return measurer.measure(shape.pairs(), side)
                .map(relation -> BroadcastJudge.judge(relation, measurer.limits(), side))
                .filter(judged -> judged.verdict() != BroadcastVerdict.SAFE)
                .map(judged -> BroadcastReasons.keptFromBroadcast(side, estimate, judged.limit()));
    }

    private boolean isSafeAnyway(ByteSize estimate) {
        return MOST_UNDERESTIMATED * estimate.bytes()
                < measurer.limits().driverMemory().bytes() / 2.0;
    }

    private boolean mayLookAt(Side side, Measure measure) {
        PlanKnowledge knowledge = PlanKnowledge.of(inputs.side(side));
        return measure == Measure.FULL || (knowledge.cheapToRead() && knowledge.deterministic());
    }
}
