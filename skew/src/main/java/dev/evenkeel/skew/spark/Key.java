package dev.evenkeel.skew.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

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
        return parts.stream()
                .filter(part -> part.nullable() == Nulls.NO_KEY)
                .map(part -> part.column().isNull())
                .reduce(Column::or)
                .orElse(functions.lit(false));
    }

    Column[] columns() {
        return parts.stream().map(Part::column).toArray(Column[]::new);
    }
}
