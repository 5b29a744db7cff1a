package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.Fingerprint;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinVerification;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.spark.HashedKey;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Runs Spark's own join and the chosen one on the rows of a part of the keys, and compares what they give.
 *
 * <p>Keys are taken by a hash, so that a key is there with all its rows of both sides or with none; rows without a key, and all rows of a join
 * that has no equality, are taken one by one. Cost: three jobs and more, as many as the two joins need on so many rows, each side read whole.
 */
public final class JoinVerifier {
    private static final long PLACES = 1 << 20;

    private final JoinInputs inputs;
    private final List<KeyPair> pairs;
    private final long taken;

    private JoinVerifier(JoinInputs inputs, List<KeyPair> pairs, Ratio fraction) {
        this.inputs = inputs;
        this.pairs = pairs;
        this.taken = Math.max(1, Math.round(fraction.value() * PLACES));
    }

    /** {@return what came of the comparison} */
    public static JoinVerification verify(
            JoinInputs inputs,
            JoinShape shape,
            List<List<@Nullable Object>> keys,
            JoinStrategy strategy,
            Ratio fraction) {
        List<List<@Nullable Object>> hot = treated(strategy).mapToObj(keys::get).toList();
        JoinVerifier verifier = new JoinVerifier(inputs, shape.pairs(), fraction);
        JoinInputs part = new JoinInputs(verifier.sampled(Side.LEFT), verifier.sampled(Side.RIGHT), inputs.spec());
        JoinShape ofPart = JoinShapeReader.read(part);
        Fingerprint plain = Fingerprint.of(part.plain());
        Fingerprint chosen = Fingerprint.of(JoinExecutor.execute(part, ofPart, keys, strategy));
        return new JoinVerification(
                fraction, verifier.taken(hot), hot.size(), plain.rows(), chosen.rows(), plain.equals(chosen));
    }

    /** {@return the places of the keys that a strategy treats by themselves} */
    private static IntStream treated(JoinStrategy strategy) {
        return strategy.fold(
                nativeJoin -> IntStream.empty(),
                broadcast -> IntStream.empty(),
                salt -> laidOut(salt.layout()),
                cells -> laidOut(cells.layout()),
                split -> split.keys().stream().mapToInt(Integer::intValue),
                distinct -> IntStream.empty());
    }

    private static IntStream laidOut(SaltLayout layout) {
        return IntStream.range(0, layout.grids().size())
                .filter(at -> layout.grids().get(at).cells() > 1);
    }

    private Dataset<?> sampled(Side side) {
        Dataset<?> data = inputs.side(side);
        if (pairs.isEmpty()) return data.filter(isTaken(RowHash.of(data)));
        Column hash = KeyPair.key(pairs, side).hash(types());
        return data.filter(isTaken(functions.coalesce(hash, RowHash.of(data))));
    }

    private List<DataType> types() {
        return pairs.stream().map(KeyPair::type).toList();
    }

    private Column isTaken(Column hash) {
        return functions.pmod(hash, functions.lit(PLACES)).lt(taken);
    }

    /** {@return how many of the keys the sample takes; the planner evaluates it, no job runs} */
    private int taken(List<List<@Nullable Object>> keys) {
        if (keys.isEmpty()) return 0;
        return (int) HashedKey.of(inputs.left().sparkSession(), types(), keys).stream()
                .filter(key -> Math.floorMod(key.hash(), PLACES) < taken)
                .count();
    }
}
