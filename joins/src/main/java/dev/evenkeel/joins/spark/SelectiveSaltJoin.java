package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.spark.Key.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@code SelectiveSalt}: a salt column beside the key on both sides, and the plain join with one equality
 * more.
 *
 * <p>Every row of the scattered side has exactly one salt, and every partner of its key is there with that salt, so
 * each matching pair meets exactly once, whatever the hot keys are said to be: wrong statistics cost time, never a
 * row. The copied side is never a preserved one, so a copy without a match leaves no trace. A row without a key on
 * the scattered side takes a salt below 0, where nothing waits for it.
 */
public final class SelectiveSaltJoin {
    private final JoinInputs inputs;
    private final List<KeyPair> pairs;
    private final SelectiveSalt strategy;
    private final FreshNames names;
    private final HotKeyTable hotKeys;

    private SelectiveSaltJoin(
            JoinInputs inputs, List<KeyPair> pairs, List<List<@Nullable Object>> keys, SelectiveSalt strategy) {
        this.inputs = inputs;
        this.pairs = pairs;
        this.strategy = strategy;
        this.names = FreshNames.beside(inputs);
        this.hotKeys = HotKeyTable.of(inputs.left().sparkSession(), pairs, keys, strategy.factors(), names);
    }

    /**
     * {@return the join with hot keys scattered; nothing runs until it is used}
     *
     * @param inputs what to join
     * @param shape the join's equalities
     * @param keys the values of the heavy keys, in the order of the strategy's factors
     * @param strategy which side to scatter, and by which factors
     */
    public static Dataset<Row> join(
            JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, SelectiveSalt strategy) {
        return new SelectiveSaltJoin(inputs, shape.pairs(), keys, strategy).join();
    }

    private Dataset<Row> join() {
        String type = inputs.spec().joinType().keyword();
        return inputs.spec()
                .fold(
                        using -> {
                            String salt = names.fresh("salt");
                            List<String> columns = new ArrayList<>(using);
                            columns.add(salt);
                            return salted(Side.LEFT, salt)
                                    .join(salted(Side.RIGHT, salt), columns.toArray(String[]::new), type)
                                    .drop(salt);
                        },
                        condition -> {
                            String left = names.fresh("left_salt");
                            String right = names.fresh("right_salt");
                            Column salted = condition.and(functions.col(left).equalTo(functions.col(right)));
                            return salted(Side.LEFT, left)
                                    .join(salted(Side.RIGHT, right), salted, type)
                                    .drop(left, right);
                        });
    }

    private Dataset<Row> salted(Side side, String name) {
        return side == strategy.scattered() ? scattered(side, name) : copied(side, name);
    }

    private Dataset<Row> scattered(Side side, String name) {
        Dataset<?> data = inputs.side(side);
        Column hash = RowHash.of(data);
        String factor = names.fresh("row_factor");
        Column hot = functions
                .when(functions.col(factor).isNotNull(), functions.pmod(hash, functions.col(factor)))
                .otherwise(functions.lit(0));
        Column below = functions
                .lit(-1)
                .minus(functions.pmod(hash, functions.lit(strategy.nullKeys().salts())));
        Column salt = withoutKey(side)
                .filter(missing -> strategy.nullKeys().isScattered())
                .map(missing -> functions.when(missing, below).otherwise(hot))
                .orElse(hot);
        return hotKeys.withFactor(data, side, factor)
                .withColumn(name, salt.cast("int"))
                .drop(factor);
    }

    private Dataset<Row> copied(Side side, String name) {
        return hotKeys.copiedForEachSalt(inputs.side(side), side, name, names.fresh("copy"));
    }

    /** {@return true, as a column, where a row has no key; nothing where every equality takes null as a value} */
    private Optional<Column> withoutKey(Side side) {
        return pairs.stream()
                .filter(pair -> pair.nulls() == Nulls.NO_KEY)
                .map(pair -> pair.of(side).isNull())
                .reduce(Column::or);
    }
}
