package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinLegality;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.Collections;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A join by a given strategy whatever the facts say, for proofs: correctness must never rest on a good choice.
 *
 * <p>Not part of the public API. Nothing is given back where the strategy is not legal for the join.
 */
public final class ForcedJoin {
    private ForcedJoin() {}

    /** {@return the join with every key that can be seen scattered over that many salts} */
    public static Optional<Dataset<Row>> salt(
            Dataset<?> left, Dataset<?> right, JoinSpec spec, Side scattered, int salts) {
        Settings settings = Settings.of(left.sparkSession());
        JoinInputs inputs = JoinInputs.of(left, right, spec, settings);
        JoinShape shape = JoinShapeReader.read(inputs);
        if (shape.obstacle().isPresent()) return Optional.empty();
        JoinLook look = JoinLook.of(JoinOptions.defaults().withMeasure(Measure.FULL), settings, left.sparkSession());
        MeasuredJoin measured = JoinMeasurer.of(inputs, shape, look).measure();
        SaltFactor factor = new SaltFactor(salts);
        JoinStrategy.SelectiveSalt strategy = new JoinStrategy.SelectiveSalt(
                scattered, Collections.nCopies(measured.keys().size(), factor), factor);
        return JoinLegality.allows(strategy, inputs.spec().joinType())
                ? Optional.of(SelectiveSaltJoin.join(inputs, shape, measured.keys(), strategy))
                : Optional.empty();
    }

    /** {@return the join with one side broadcast} */
    public static Optional<Dataset<Row>> broadcast(Dataset<?> left, Dataset<?> right, JoinSpec spec, Side build) {
        JoinInputs inputs = JoinInputs.of(left, right, spec, Settings.of(left.sparkSession()));
        JoinStrategy.Broadcast strategy = new JoinStrategy.Broadcast(build);
        return JoinLegality.allows(strategy, inputs.spec().joinType())
                ? Optional.of(BroadcastJoin.join(inputs, strategy))
                : Optional.empty();
    }
}
