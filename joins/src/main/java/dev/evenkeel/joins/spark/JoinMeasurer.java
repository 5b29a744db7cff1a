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
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.HeavyKey;
import dev.evenkeel.joins.choose.JoinChooser;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.joins.choose.Reasons;
import dev.evenkeel.joins.choose.SideFacts;
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
 * columns, of at most {@link JoinLook#maxPartitionsRead()} partitions, and one that reads a few whole rows of each
 * side that might be broadcast.
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
            if (!isReadAgain(left)) return Optional.of(Reasons.costlySide(Side.LEFT));
            if (!isReadAgain(right)) return Optional.of(Reasons.costlySide(Side.RIGHT));
        }
        ByteSize planned = ByteSize.nearest(
                (double) left.estimatedSize().bytes() + right.estimatedSize().bytes());
        return planned.compareTo(WORTH_MEASURING) < 0
                ? Optional.of(Reasons.smallSides(planned, WORTH_MEASURING))
                : Optional.empty();
    }

    /** {@return what was measured; the jobs run now, those of the two sides at the same time} */
    public MeasuredJoin measure() {
        Both<KeyMeasurer.Measured> measured = Both.of(() -> measure(Side.LEFT), () -> measure(Side.RIGHT));
        SkewFacts leftKeys = measured.first().keys().get(0);
        SkewFacts rightKeys = measured.second().keys().get(0);
        HeavyKeys heavy = HeavyKeys.of(leftKeys, rightKeys);
        Both<Estimate> rowBytes = Both.of(
                () -> rowBytes(Side.LEFT, leftKeys.rows(), leftKeys.rows() + rightKeys.rows(), heavy.facts()),
                () -> rowBytes(Side.RIGHT, rightKeys.rows(), leftKeys.rows() + rightKeys.rows(), heavy.facts()));
        JoinFacts facts = new JoinFacts(
                inputs.spec().joinType(),
                shape.residual(),
                keyForm,
                side(left, measured.first(), rowBytes.first()),
                side(right, measured.second(), rowBytes.second()),
                heavy.facts(),
                leftKeys.load().nullHash(),
                readOnce(),
                look.shufflePartitions(),
                look.adaptive(),
                look.cluster());
        return new MeasuredJoin(facts, heavy.values());
    }

    /** {@return why no side may be read a second time, where that is so; no job runs} */
    public Optional<Reason> readOnce() {
        if (isSelfJoinByName()) return Optional.of(Reasons.sameColumns());
        if (!isReadAgain(left)) return Optional.of(Reasons.readOnce(Side.LEFT));
        return isReadAgain(right) ? Optional.empty() : Optional.of(Reasons.readOnce(Side.RIGHT));
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

    private static boolean isReadAgain(PlanKnowledge side) {
        return side.cheapToRead() && side.deterministic();
    }

    private KeyMeasurer.Measured measure(Side side) {
        Portion portion = Portion.partitions(look.maxPartitionsRead());
        return KeyMeasurer.of(inputs.side(side), KeyLook.at(portion, look.counters()))
                .measure(List.of(KeyPair.key(shape.pairs(), side)));
    }

    private static SideFacts side(PlanKnowledge knowledge, KeyMeasurer.Measured measured, Estimate rowBytes) {
        SkewFacts keys = measured.keys().get(0);
        return new SideFacts(
                keys.rows(),
                keys.nullRows(),
                keys.distinctKeys().orElse(keys.rows()),
                rowBytes,
                Math.max(1, measured.coverage().partitions()),
                knowledge.estimatedSize());
    }

    private Estimate rowBytes(Side side, double rows, double ofBoth, List<HeavyKey> heavy) {
        if (rows == 0) return new Estimate.Exact(0);
        if (!mightBeBroadcast(side, rows) && !mightBeSkewed(ofBoth, heavy)) return new Estimate.Unknown();
        Dataset<?> data = inputs.side(side);
        if (keyForm == KeyForm.LONG) return RowWidths.sample(data).mean();
        Column[] key = shape.pairs().stream().map(pair -> pair.of(side)).toArray(Column[]::new);
        Estimate both = RowWidths.sample(data.select(functions.col("*"), functions.struct(key)))
                .mean();
        return both.isKnown() ? new Estimate.Exact(both.orElse(0) - NESTED) : both;
    }

    /** What it costs to read, move or split a side is a question of its bytes. */
    private boolean mightBeSkewed(double rows, List<HeavyKey> heavy) {
        double usual = 2 * rows / look.shufflePartitions();
        return heavy.stream().anyMatch(key -> key.leftRows() + key.rightRows() > usual || key.pairs() > usual);
    }

    private boolean mightBeBroadcast(Side side, double rows) {
        return inputs.spec().joinType().mayReplicate(side)
                && look.limits()
                        .broadcastLimit()
                        .filter(limit ->
                                HashedRelationSize.atLeast(keyForm, rows).compareTo(limit) <= 0)
                        .isPresent();
    }
}
