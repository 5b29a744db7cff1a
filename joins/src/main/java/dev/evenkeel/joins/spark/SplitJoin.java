package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.Side;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@code SplitHeavy}: the rows of hot keys are joined by a broadcast of their partners, all others by the
 * plain join, and the two results are put together.
 *
 * <p>A row takes one of the two ways and never both, for the second takes just what the first does not. The rows of
 * the skewed side that have no key take the first: they match nothing there either, and are not shuffled.
 */
final class SplitJoin {
    private final JoinInputs inputs;
    private final JoinShape shape;
    private final SplitHeavy strategy;
    private final HotKeyTable hotKeys;
    private final String flag;

    private SplitJoin(JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, SplitHeavy strategy) {
        this.inputs = inputs;
        this.shape = shape;
        this.strategy = strategy;
        FreshNames names = FreshNames.beside(inputs);
        this.flag = names.fresh("hot");
        this.hotKeys = HotKeyTable.ofKeys(
                inputs.left().sparkSession(),
                shape.pairs(),
                strategy.keys().stream().map(keys::get).toList(),
                names);
    }

    /**
     * {@return the join in two ways; nothing runs until it is used}
     *
     * @param keys the values of the heavy keys, at the positions that the strategy names
     */
    static Dataset<Row> join(
            JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, SplitHeavy strategy) {
        return new SplitJoin(inputs, shape, keys, strategy).join();
    }

    private Dataset<Row> join() {
        Side skewed = strategy.skewed();
        Column hot = functions.coalesce(functions.col(flag), functions.lit(false));
        Column aside = KeyPair.missing(shape.pairs(), skewed).map(hot::or).orElse(hot);
        Dataset<Row> many = hotKeys.flagged(inputs.side(skewed), skewed, flag);
        Dataset<Row> few = hotKeys.flagged(inputs.side(skewed.other()), skewed.other(), flag);
        Dataset<Row> broadcast = joined(
                many.filter(aside).drop(flag),
                functions.broadcast(few.filter(hot).drop(flag)));
        Dataset<Row> shuffled = joined(
                hashed(many.filter(functions.not(aside)).drop(flag), skewed),
                hashed(few.filter(functions.not(hot)).drop(flag), skewed.other()));
        return PlainOutput.of(shape, broadcast.union(shuffled));
    }

    private Dataset<Row> joined(Dataset<Row> many, Dataset<Row> few) {
        boolean isLeft = strategy.skewed() == Side.LEFT;
        Dataset<Row> left = isLeft ? many : few;
        Dataset<Row> right = isLeft ? few : many;
        Column condition = inputs.spec().fold(using -> KeyPair.allEqual(shape.pairs()), where -> where);
        return left.join(right, condition, inputs.spec().joinType().keyword());
    }

    private Dataset<Row> hashed(Dataset<Row> rows, Side side) {
        return JoinExecutor.hashed(strategy.hashed(), side, rows);
    }
}
