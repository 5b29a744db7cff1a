package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.Both;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.RowWidth;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.PartitionsToRead;
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
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.functions;

/**
 * What there is to know about the two sides of a join before a strategy is chosen, cheapest source first.
 *
 * <p>Cost: nothing where the planner's knowledge settles the matter; else one Spark job a side that reads its key
 * columns, of as many partitions as {@link PartitionsToRead} says, and one a side that reads a few whole rows; both once
 * more, of more partitions, where the join turns out to be much longer than its files are large.
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
        if (look.measure() == Measure.NONE || look.measure() == Measure.FULL) return forbidden();
        return JoinChooser.sparkBroadcasts(
                        inputs.spec().joinType(), left.estimatedSize(), right.estimatedSize(), look.limits())
                .or(this::forbidden)
                .or(this::tooSmall);
    }

    /** {@return why the sides may not be measured, where that is so} */
    private Optional<Reason> forbidden() {
        return switch (look.measure()) {
            case NONE -> Optional.of(Reasons.measuringOff());
            case CATALOG -> Optional.of(Reasons.catalogOnly());
            case AUTO -> {
                if (!left.mayBeReadAgain()) yield Optional.of(Reasons.costlySide(Side.LEFT));
                yield right.mayBeReadAgain() ? Optional.empty() : Optional.of(Reasons.costlySide(Side.RIGHT));
            }
            case SAMPLE, FULL -> Optional.empty();
        };
    }

    private Optional<Reason> tooSmall() {
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
        WorstCase worst = WorstCase.of(
                planned(), keys(smaller, partitionsToCount()).keys().get(0));
        return worst.isBelowLooking() ? Optional.of(Reasons.smallJoin(worst)) : Optional.empty();
    }

    /** {@return what was measured, unless the sides may not be measured; the jobs run now, however small the join is} */
    public Optional<MeasuredJoin> measureIfAllowed() {
        return forbidden().isPresent() ? Optional.empty() : Optional.of(measure());
    }

    /** {@return what was measured, in a second and closer look where the first foretells a long join; the jobs run now} */
    public MeasuredJoin measure() {
        int partitions = partitionsToCount();
        MeasuredJoin first = measure(partitions);
        JoinFacts facts = first.facts();
        boolean isAllThereIs = facts.left().isReadWhole() && facts.right().isReadWhole();
        if (look.maxPartitionsRead().isPresent() || isAllThereIs) return first;
        OptionalInt closer =
                PartitionsToRead.toCountCloser(JoinChooser.predict(facts, new JoinStrategy.Native()), partitions);
        return closer.isPresent() ? measure(closer.getAsInt()) : first;
    }

    private MeasuredJoin measure(int partitions) {
        Both<MeasuredSide, MeasuredSide> sides =
                Both.of(() -> measure(Side.LEFT, partitions), () -> measure(Side.RIGHT, partitions));
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

    private MeasuredSide measure(Side side, int partitions) {
        Both<KeyMeasurer.Measured, Estimate> both =
                Both.of(() -> keys(side, partitions), () -> rowBytes(side, PartitionsToRead.toWeigh(partitions)));
        KeyMeasurer.Measured keys = both.first();
        return new MeasuredSide(keys.keys().get(0), keys.coverage(), keys.rows().largest(), both.second());
    }

    private KeyMeasurer.Measured keys(Side side, int partitions) {
        KeyMeasurer.Measured first = count(side, partitions);
        boolean isAllThereMayBe =
                look.maxPartitionsRead().isPresent() || first.coverage().isComplete();
        if (isAllThereMayBe) return first;
        OptionalInt more = PartitionsToRead.toCountOfSparse(
                first.rows().partitions(), first.rows().empty());
        return more.isPresent() ? count(side, more.getAsInt()) : first;
    }

    private KeyMeasurer.Measured count(Side side, int partitions) {
        return KeyMeasurer.of(inputs.side(side), KeyLook.at(Portion.partitions(partitions), look.counters()))
                .measure(List.of(KeyPair.key(shape.pairs(), side)));
    }

    private Estimate rowBytes(Side side, int partitions) {
        Dataset<?> data = inputs.side(side);
        if (keyForm == KeyForm.LONG) return weigh(data, partitions);
        Column[] key = shape.pairs().stream().map(pair -> pair.of(side)).toArray(Column[]::new);
        Estimate both = weigh(data.select(functions.col("*"), functions.struct(key)), partitions);
        return both.isKnown() ? new Estimate.Exact(both.orElse(0) - NESTED) : both;
    }

    private static Estimate weigh(Dataset<?> rows, int partitions) {
        RowWidth width = RowWidths.sample(rows, partitions);
        return (width.rows() > 0 ? width : RowWidths.sample(rows, PartitionsToRead.toWeighOfSparse())).mean();
    }

    private int partitionsToCount() {
        return look.maxPartitionsRead().orElseGet(() -> PartitionsToRead.toCount(planned()));
    }

    private ByteSize planned() {
        return ByteSize.nearest(
                (double) left.estimatedSize().bytes() + right.estimatedSize().bytes());
    }
}
