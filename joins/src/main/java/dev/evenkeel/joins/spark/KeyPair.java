package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.spark.Key;
import dev.evenkeel.skew.spark.Key.Nulls;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * One equality of a join: what must equal what, both of one type.
 *
 * @param name what a report calls it
 * @param left the value on the left
 * @param right the value on the right
 * @param type the type of both, after Spark's own coercion
 * @param nulls whether it is a {@code =} or a {@code <=>}
 */
record KeyPair(String name, Column left, Column right, DataType type, Nulls nulls) {
    Column of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** {@return the equality of a side's value with another column, by the join's own operator} */
    Column matches(Side side, Column other) {
        return nulls == Nulls.NO_KEY ? of(side).equalTo(other) : of(side).eqNullSafe(other);
    }

    /** {@return the key of a side} */
    static Key key(List<KeyPair> pairs, Side side) {
        return new Key(pairs.stream()
                .map(pair -> new Key.Part(pair.name(), pair.of(side), pair.nulls()))
                .toList());
    }
}
