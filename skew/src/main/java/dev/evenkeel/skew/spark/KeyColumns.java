package dev.evenkeel.skew.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.skew.spark.Key.Nulls;
import dev.evenkeel.skew.spark.Key.Part;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Which columns of a Dataset can be keys, and which ones a name means.
 *
 * <p>A name means the column that is called so, dots and all, by the session's case sensitivity; where there is none,
 * a field within a struct ({@code address.city}).
 */
public final class KeyColumns {
    private final Dataset<?> data;
    private final List<Attribute> columns;
    private final boolean caseSensitive;

    private KeyColumns(Dataset<?> data, List<Attribute> columns, boolean caseSensitive) {
        this.data = data;
        this.columns = columns;
        this.caseSensitive = caseSensitive;
    }

    /** {@return the columns of a Dataset of a classic session} */
    public static KeyColumns of(Dataset<?> data, Settings settings) {
        return new KeyColumns(data, SparkLine.output(data.queryExecution().analyzed()), settings.isCaseSensitive());
    }

    /** {@return the key of the named columns; an error that names the column where one is not there or not groupable} */
    public Key named(List<String> names) {
        return new Key(names.stream().map(this::part).toList());
    }

    /** {@return every groupable column as a key of its own} */
    public List<Key> groupable() {
        return columns.stream()
                .filter(column -> isGroupable(column.dataType()))
                .map(column -> Key.of(new Part(column.name(), SparkLine.column(column), Nulls.NO_KEY_IF_ALL)))
                .toList();
    }

    /** {@return columns that cannot be keys, each with its type} */
    public List<String> ungroupable() {
        return columns.stream()
                .filter(column -> !isGroupable(column.dataType()))
                .map(column -> column.name() + " (" + column.dataType().simpleString() + " cannot be grouped by)")
                .toList();
    }

    private Part part(String name) {
        List<Attribute> meant =
                columns.stream().filter(column -> sameName(column.name(), name)).toList();
        if (meant.size() > 1) throw Errors.ambiguousColumn(name, "the Dataset");
        Column column = meant.isEmpty() ? nested(name) : SparkLine.column(meant.get(0));
        DataType type = meant.isEmpty()
                ? data.select(column).schema().fields()[0].dataType()
                : meant.get(0).dataType();
        if (!isGroupable(type)) throw Errors.ungroupable(name, type.simpleString());
        return new Part(name, column, Nulls.NO_KEY_IF_ALL);
    }

    private Column nested(String name) {
        if (name.endsWith("*")) throw missing(name); // to Spark, all columns or fields
        try {
            return data.col(name);
        } catch (Exception e) { // an AnalysisException, which Scala does not declare
            if (!(e instanceof AnalysisException)) throw e;
            throw missing(name);
        }
    }

    private EvenkeelException missing(String name) {
        return Errors.missingColumn(
                name, "the Dataset", columns.stream().map(Attribute::name).toList());
    }

    private boolean sameName(String a, String b) {
        return caseSensitive ? a.equals(b) : a.equalsIgnoreCase(b);
    }

    /** {@return true for every type that Spark can hash and compare} */
    public static boolean isGroupable(DataType type) {
        if (type instanceof StructType struct) {
            return Arrays.stream(struct.fields()).allMatch(field -> isGroupable(field.dataType()));
        }
        if (type instanceof ArrayType array) return isGroupable(array.elementType());
        return switch (type.typeName()) {
            case "map", "interval", "variant", "object", "geometry", "geography" -> false;
            default -> true;
        };
    }
}
