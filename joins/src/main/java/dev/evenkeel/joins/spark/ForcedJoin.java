package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinLegality;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A join by a given strategy whatever the facts say, for proofs: correctness must never rest on a good choice.
 *
 * <p>Not part of the public API. Nothing is given back where the strategy is not legal for the join.
 */
public final class ForcedJoin {
    private final JoinInputs inputs;
    private final JoinShape shape;
    private final List<List<@Nullable Object>> keys;

    private ForcedJoin(JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys) {
        this.inputs = inputs;
        this.shape = shape;
        this.keys = keys;
    }

    /** {@return the join, no key of which is taken for hot; nothing where it has no equality} */
    public static Optional<ForcedJoin> of(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
        JoinInputs inputs = JoinInputs.of(left, right, spec, Settings.of(left.sparkSession()));
        JoinShape shape = JoinShapeReader.read(inputs);
        if (shape.obstacle().isPresent()) return Optional.empty();
        return Optional.of(new ForcedJoin(inputs, shape, List.of()));
    }

    /** {@return the join in which every key that can be seen is taken for hot} */
    public ForcedJoin seeingKeys() {
        return withKeys(measurer().measure().keys());
    }

    private JoinMeasurer measurer() {
        SparkSession spark = inputs.left().sparkSession();
        JoinLook look = JoinLook.of(JoinOptions.defaults().withMeasure(Measure.FULL), Settings.of(spark), spark);
        return JoinMeasurer.of(inputs, shape, look);
    }

    /** {@return the join with the hot keys that are given, each a value for each equality, right or wrong} */
    public ForcedJoin withKeys(List<List<@Nullable Object>> given) {
        return new ForcedJoin(inputs, shape, given);
    }

    /** {@return the keys that are taken for hot} */
    public List<List<@Nullable Object>> keys() {
        return keys;
    }

    /** {@return the join with each key on one side scattered over that many salts} */
    public Optional<Dataset<Row>> salt(Side scattered, int salts) {
        KeyGrid grid = scattered == Side.LEFT ? KeyGrid.counted(salts, 1) : KeyGrid.counted(1, salts);
        return by(new JoinStrategy.SelectiveSalt(
                scattered, SaltLayout.of(Collections.nCopies(keys.size(), grid), new SaltFactor(salts))));
    }

    /**
     * {@return the join with each key on the grid of its position}
     *
     * @param grids the grid at a position
     * @param placing says in how many partitions, and which side is hashed
     */
    public Optional<Dataset<Row>> cells(IntFunction<KeyGrid> grids, UnaryOperator<SaltLayout> placing) {
        SaltLayout layout =
                SaltLayout.of(IntStream.range(0, keys.size()).mapToObj(grids).toList(), new SaltFactor(2));
        return by(new JoinStrategy.Cells(placing.apply(layout)));
    }

    /** {@return the join by that strategy} */
    public Optional<Dataset<Row>> by(JoinStrategy strategy) {
        boolean readsTwice = strategy instanceof JoinStrategy.SplitHeavy;
        boolean isLegal = JoinLegality.allows(strategy, inputs.spec().joinType(), shape.residual())
                && !(readsTwice && measurer().readOnce().isPresent());
        return isLegal ? Optional.of(JoinExecutor.execute(inputs, shape, keys, strategy)) : Optional.empty();
    }
}
