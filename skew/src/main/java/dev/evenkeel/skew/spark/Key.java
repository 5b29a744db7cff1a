package dev.evenkeel.skew.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * A key to be measured: named columns of a Dataset, composite if several.
 *
 * @param parts the columns, in order
 */
public record Key(List<Part> parts) {
    /** Keeps a copy of the list. */
    public Key {
        parts = List.copyOf(parts);
    }

    /**
     * One column of a key.
     *
     * @param name what a report calls it
     * @param column its value
     * @param nullable how a null in it is taken
     */
    public record Part(String name, Column column, Nulls nullable) {}

    /** How a null in a key column is taken. */
    public enum Nulls {
        /** As {@code =} does: a row with a null has no key. */
        NO_KEY,
        /** As a shuffle does: only a row in which all such columns are null has no key. */
        NO_KEY_IF_ALL,
        /** As {@code <=>} does: null is a value like any other. */
        A_VALUE
    }

    /** {@return the key of the given columns, in which a null means that a row has no key} */
    public static Key of(Part... parts) {
        return new Key(Arrays.asList(parts));
    }

    /** {@return the names of the columns} */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    /** {@return true, as a column, where the row has no key} */
    Column missing() {
        Optional<Column> anyNull = nulls(Nulls.NO_KEY).reduce(Column::or);
        Optional<Column> allNull = nulls(Nulls.NO_KEY_IF_ALL).reduce(Column::and);
        return Stream.of(anyNull, allNull)
                .flatMap(Optional::stream)
                .reduce(Column::or)
                .orElse(functions.lit(false));
    }

    private Stream<Column> nulls(Nulls taken) {
        return parts.stream()
                .filter(part -> part.nullable() == taken)
                .map(part -> part.column().isNull());
    }

    /**
     * {@return the 64-bit hash of the key as a column, null where the row has no key}
     *
     * <p>It is {@code xxhash64}, by which -0.0 equals 0.0 and NaN equals NaN, as they do in Spark's joins; of collated
     * strings it is taken over what they are compared by.
     *
     * @param types the type of each column
     */
    public Column hash(List<DataType> types) {
        return functions.when(missing(), functions.lit(null)).otherwise(HashedKey.hash(types, columns()));
    }

    /** {@return the type of each column, in that Dataset} */
    List<DataType> types(Dataset<?> data) {
        return Arrays.stream(data.select(columns()).schema().fields())
                .map(StructField::dataType)
                .toList();
    }

    Column[] columns() {
        return parts.stream().map(Part::column).toArray(Column[]::new);
    }
}
