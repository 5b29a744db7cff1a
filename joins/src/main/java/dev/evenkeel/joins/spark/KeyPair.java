package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.spark.Key;
import dev.evenkeel.skew.spark.Key.Nulls;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
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

    /**
     * {@return true where Spark hashes the value as it is, so that a side partitioned by it needs no further shuffle}
     *
     * <p>Floating-point values are normalised first, and collated strings hashed by a key of their own.
     */
    private boolean isHashedAsItIs() {
        String text = type.catalogString();
        return !text.contains("double") && !text.contains("float") && !text.contains("collate");
    }

    /** {@return the key of a side} */
    static Key key(List<KeyPair> pairs, Side side) {
        return new Key(pairs.stream()
                .map(pair -> new Key.Part(pair.name(), pair.of(side), pair.nulls()))
                .toList());
    }

    /** {@return true, as a column, where a row has no key; nothing where every equality takes null as a value} */
    static Optional<Column> missing(List<KeyPair> pairs, Side side) {
        return pairs.stream()
                .filter(pair -> pair.nulls() == Nulls.NO_KEY)
                .map(pair -> pair.of(side).isNull())
                .reduce(Column::or);
    }

    /** {@return that all pairs are equal, each by its own operator} */
    static Column allEqual(List<KeyPair> pairs) {
        return pairs.stream()
                .map(pair -> pair.matches(Side.LEFT, pair.right()))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** {@return that a side's values equal other columns, each by its own operator} */
    static Column allEqual(List<KeyPair> pairs, Side side, List<String> others) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> pairs.get(i).matches(side, functions.col(others.get(i))))
                .reduce(Column::and)
                .orElseThrow();
    }

    /**
     * {@return the rows of a side in exactly that many partitions by their keys and a salt, which adaptive
     * execution leaves as they are; the rows as they were where a join would have to shuffle them once more}
     */
    static Dataset<Row> placed(Dataset<Row> rows, List<KeyPair> pairs, Side side, int partitions, String salt) {
        if (!pairs.stream().allMatch(KeyPair::isHashedAsItIs)) return rows;
        return rows.repartition(
                partitions,
                Stream.concat(pairs.stream().map(pair -> pair.of(side)), Stream.of(functions.col(salt)))
                        .toArray(Column[]::new));
    }
}
