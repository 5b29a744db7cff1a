package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.Both;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.Reasons;
import dev.evenkeel.joins.choose.SideFacts;
import dev.evenkeel.joins.choose.WorstCase;
import dev.evenkeel.skew.Coverage;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.skew.judge.SkewFacts;
import dev.evenkeel.skew.spark.KeyLook;
import dev.evenkeel.skew.spark.KeyMeasurer;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.functions;

/**
 * What there is to know about the two sides of a join before a strategy is chosen, cheapest source first.
 *
 * <p>Cost: nothing where the planner's knowledge settles the matter; else one Spark job a side that reads its key
 * columns, of at most {@link JoinLook#maxPartitionsRead()} partitions, and one a side that reads a few whole rows.
 */
public final class JoinMeasurer {
    /** Below this, measuring costs more than any strategy can gain. */
    private static final ByteSize WORTH_MEASURING = ByteSize.mebibytes(1);

    /** What a row within a row takes beside its own bytes: the place where it lies. */
    private static final double NESTED = 8;

    private final JoinInputs inputs;
    private final JoinShape shape;
    private final JoinLook look;
    private final PlanKnowledge left;
    private final PlanKnowledge right;
    private final KeyForm keyForm;

    private JoinMeasurer(JoinInputs inputs, JoinShape shape, JoinLook look) {
        this.inputs = inputs;
        this.shape = shape;
        this.look = look;
        this.left = PlanKnowledge.of(inputs.left());
        this.right = PlanKnowledge.of(inputs.right());
        this.keyForm = RelationKey.formOf(shape.pairs());
    }

    /** {@return a measurer for a join that has equalities} */
    public static JoinMeasurer of(JoinInputs inputs, JoinShape shape, JoinLook look) {
        return new JoinMeasurer(inputs, shape, look);
    }

    /** {@return why the sides are not to be measured, where that is so; no job runs} */
    public Optional<Reason> obstacle() {
        if (look.measure() == Measure.NONE) return Optional.of(Reasons.measuringOff());
        if (look.measure() == Measure.FULL) return Optional.empty();
        Optional<Reason> sparkBroadcasts = JoinChooser.sparkBroadcasts(
                inputs.spec().joinType(), left.estimatedSize(), right.estimatedSize(), look.limits());
        if (sparkBroadcasts.isPresent()) return sparkBroadcasts;
        if (look.measure() == Measure.CATALOG) return Optional.of(Reasons.catalogOnly());
        if (look.measure() == Measure.AUTO) {
            if (!left.mayBeReadAgain()) return Optional.of(Reasons.costlySide(Side.LEFT));
            if (!right.mayBeReadAgain()) return Optional.of(Reasons.costlySide(Side.RIGHT));
        }
        return planned().compareTo(WORTH_MEASURING) < 0
                ? Optional.of(Reasons.smallSides(planned(), WORTH_MEASURING))
                : Optional.empty();
    }

    /**
     * {@return why it does not pay to look for hot keys of a small join, where that is so}
     *
     * <p>Its smaller side is looked at first: where no key of it is frequent, even the worst key of the other side costs
     * less than finding it. Cost: no job of a join that is not small; else that of the smaller side.
     */
    public Optional<Reason> tooLittleToWin() {
        if (look.measure() != Measure.AUTO || planned().compareTo(WorstCase.SMALL) >= 0) return Optional.empty();
        Side smaller = left.estimatedSize().compareTo(right.estimatedSize()) < 0 ? Side.LEFT : Side.RIGHT;
        WorstCase worst = WorstCase.of(planned(), keys(smaller).keys().get(0));
        return worst.isBelowLooking() ? Optional.of(Reasons.smallJoin(worst)) : Optional.empty();
    }

    /** {@return what was measured; the jobs run now, at the same time} */
    public MeasuredJoin measure() {
        Both<MeasuredSide, MeasuredSide> sides = Both.of(() -> measure(Side.LEFT), () -> measure(Side.RIGHT));
        return join(sides.first(), sides.second());
    }

    /** {@return what reports on the two sides say; no job runs} */
    public MeasuredJoin reported(SkewReport ofLeft, SkewReport ofRight) {
        return join(reported(ofLeft, Side.LEFT), reported(ofRight, Side.RIGHT));
    }

    private MeasuredSide reported(SkewReport report, Side side) {
        SkewFacts keys = ReportedKeys.of(report, inputs, shape.pairs(), side);
        Estimate rowBytes = keys.bytes()
                .<Estimate>map(bytes -> new Estimate.Exact((double) bytes.total() / Math.max(1, keys.rows())))
                .orElseGet(Estimate.Unknown::new);
        return new MeasuredSide(keys, report.coverage(), report.partitions().largest(), rowBytes);
    }

    private MeasuredJoin join(MeasuredSide ofLeft, MeasuredSide ofRight) {
        HeavyKeys heavy = HeavyKeys.of(ofLeft.keys(), ofRight.keys());
        JoinFacts facts = new JoinFacts(
                inputs.spec().joinType(),
                shape.residual(),
                keyForm,
                ofLeft.facts(left),
                ofRight.facts(right),
                heavy.facts(),
                ofLeft.keys().load().nullHash(),
                readOnce(),
                look.shufflePartitions(),
                look.adaptive(),
                look.cluster());
        return new MeasuredJoin(facts, heavy.values());
    }

    /** What is known of a side: its keys, how much of it was read, and what its rows weigh. */
    private record MeasuredSide(SkewFacts keys, Coverage coverage, double largestPartition, Estimate rowBytes) {
        SideFacts facts(PlanKnowledge knowledge) {
            return new SideFacts(
                    keys.rows(),
                    keys.nullRows(),
                    keys.distinctKeys().orElse(keys.rows()),
                    keys.rows() == 0 ? new Estimate.Exact(0) : rowBytes,
                    Math.max(1, coverage.partitions()),
                    coverage.whole(),
                    largestPartition,
                    knowledge.estimatedSize());
        }
    }

    /** {@return why no side may be read a second time, where that is so; no job runs} */
    public Optional<Reason> readOnce() {
        if (isSelfJoinByName()) return Optional.of(Reasons.sameColumns());
        if (!left.mayBeReadAgain()) return Optional.of(Reasons.readOnce(Side.LEFT));
        return right.mayBeReadAgain() ? Optional.empty() : Optional.of(Reasons.readOnce(Side.RIGHT));
    }

    /** A condition in place of the names would confuse columns that both sides have. */
    private boolean isSelfJoinByName() {
        boolean byName = inputs.spec().fold(using -> true, condition -> false);
        if (!byName) return false;
        List<Attribute> ofRight =
                SparkLine.output(inputs.right().queryExecution().analyzed());
        return SparkLine.output(inputs.left().queryExecution().analyzed()).stream()
                .anyMatch(column ->
                        ofRight.stream().anyMatch(other -> other.exprId().equals(column.exprId())));
    }

    private MeasuredSide measure(Side side) {
        Both<KeyMeasurer.Measured, Estimate> both = Both.of(() -> keys(side), () -> rowBytes(side));
        KeyMeasurer.Measured keys = both.first();
        return new MeasuredSide(keys.keys().get(0), keys.coverage(), keys.rows().largest(), both.second());
    }

    private KeyMeasurer.Measured keys(Side side) {
        Portion portion = Portion.partitions(look.maxPartitionsRead());
        return KeyMeasurer.of(inputs.side(side), KeyLook.at(portion, look.counters()))
                .measure(List.of(KeyPair.key(shape.pairs(), side)));
    }

    private Estimate rowBytes(Side side) {
        Dataset<?> data = inputs.side(side);
        if (keyForm == KeyForm.LONG) return RowWidths.sample(data).mean();
        Column[] key = shape.pairs().stream().map(pair -> pair.of(side)).toArray(Column[]::new);
        Estimate both = RowWidths.sample(data.select(functions.col("*"), functions.struct(key)))
                .mean();
        return both.isKnown() ? new Estimate.Exact(both.orElse(0) - NESTED) : both;
    }

    private ByteSize planned() {
        return ByteSize.nearest(
                (double) left.estimatedSize().bytes() + right.estimatedSize().bytes());
    }
}
