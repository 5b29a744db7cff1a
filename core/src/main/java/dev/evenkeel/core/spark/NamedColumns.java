package dev.evenkeel.core.spark;

import dev.evenkeel.core.error.Errors;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of a Dataset that were named by the caller, each found and of a type that Spark can hash and compare.
 *
 * <p>A name means the column that is called so, dots and all, by the session's case sensitivity.
 */
public final class NamedColumns {
    private final List<Attribute> columns;

    private NamedColumns(List<Attribute> columns) {
        this.columns = columns;
    }

    /**
     * {@return the named columns; an error that says which one is not there, is there twice, or cannot be grouped by}
     */
    public static NamedColumns of(Dataset<?> data, Settings settings, List<String> names) {
        List<Attribute> all = all(data);
        return new NamedColumns(names.stream()
                .map(name -> named(name, all, settings.isCaseSensitive()))
                .toList());
    }

    /** {@return every column that can be hashed} */
    static NamedColumns hashable(Dataset<?> data) {
        return new NamedColumns(all(data).stream()
                .filter(column -> isGroupable(column.dataType()))
                .toList());
    }

    private static List<Attribute> all(Dataset<?> data) {
        return SparkLine.output(data.queryExecution().analyzed());
    }

    private static Attribute named(String name, List<Attribute> all, boolean caseSensitive) {
        List<Attribute> meant = all.stream()
                .filter(column -> caseSensitive
                        ? column.name().equals(name)
                        : column.name().equalsIgnoreCase(name))
                .toList();
        if (meant.size() > 1) throw Errors.ambiguousColumn(name, "the Dataset");
        if (meant.isEmpty()) {
            throw Errors.missingColumn(
                    name, "the Dataset", all.stream().map(Attribute::name).toList());
        }
        DataType type = meant.get(0).dataType();
        if (!isGroupable(type)) throw Errors.ungroupable(name, type.simpleString());
        return meant.get(0);
    }

    private static boolean isGroupable(DataType type) {
        if (type instanceof StructType struct) {
            return Arrays.stream(struct.fields()).allMatch(field -> isGroupable(field.dataType()));
        }
        if (type instanceof ArrayType array) return isGroupable(array.elementType());
        return switch (type.typeName()) {
            case "map", "interval", "variant", "object", "geometry", "geography" -> false;
            default -> true;
        };
    }

    /** {@return the names as the Dataset has them} */
    public List<String> names() {
        return columns.stream().map(Attribute::name).toList();
    }

    List<DataType> types() {
        return columns.stream().map(Attribute::dataType).toList();
    }

    Column[] columns() {
        return columns.stream().map(SparkLine::column).toArray(Column[]::new);
    }

    /** {@return a hash by which equal keys are found} */
    Column hash64() {
        return isCollated()
                ? SparkLine.collationAwareHash("CollationAwareXxHash64", columns())
                : functions.xxhash64(columns());
    }

    /** {@return the hash by which Spark's own hash partitioning places a row} */
    Column placementHash() {
        return isCollated()
                ? SparkLine.collationAwareHash("CollationAwareMurmur3Hash", columns())
                : functions.hash(columns());
    }

    private boolean isCollated() {
        return types().stream().anyMatch(type -> type.typeName().startsWith("string collate"));
    }
}
