package dev.evenkeel.advisor.sql.spark;

import dev.evenkeel.advisor.prompt.TableSchema;
import dev.evenkeel.advisor.prompt.TableSchema.Constraint;
import dev.evenkeel.advisor.sql.SqlErrors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.StructField;

/**
 * The tables and views that a statement may read: their names, their schemas without data, and what they are to Spark.
 *
 * <p>Example: {@code OfferedTables.of(spark, List.of("sales.orders"))} knows its columns, which of them are never null or
 * partition the files, its size, and its rows where the catalog has counted them.
 */
public final class OfferedTables {
    private record Offered(List<String> parts, LogicalPlan plan, TableSchema schema) {}

    private final Map<String, Offered> tables;

    private OfferedTables(Map<String, Offered> tables) {
        this.tables = tables;
    }

    /** {@return the tables of those names, as that session finds them} */
    public static OfferedTables of(SparkSession spark, List<String> names) {
        Map<String, Offered> tables = new LinkedHashMap<>();
        for (String name : names) {
            Dataset<Row> table = table(spark, name);
            LogicalPlan plan = table.queryExecution().analyzed();
            tables.put(name, new Offered(parts(spark, name), plan, schema(name, table)));
        }
        return new OfferedTables(tables);
    }

    private static Dataset<Row> table(SparkSession spark, String name) {
        Dataset<Row> table;
        try {
            table = spark.table(name);
        } catch (Exception e) {
            // Spark's own exception is a checked one that no signature tells.
            throw SqlErrors.noSuchTable(name);
        }
        if (table.isStreaming()) throw SqlErrors.streaming(name);
        return table;
    }

    /** A {@code Seq} of Scala's, so that the parser is called by name. */
    private static List<String> parts(SparkSession spark, String name) {
        Object parser = spark.sessionState().sqlParser();
        try {
            Object seq = parser.getClass()
                    .getMethod("parseMultipartIdentifier", String.class)
                    .invoke(parser, name);
            List<String> parts = new ArrayList<>();
            scala.collection.Iterator<?> iterator = ((scala.collection.Iterable<?>) seq).iterator();
            while (iterator.hasNext()) parts.add(String.valueOf(iterator.next()));
            return parts;
        } catch (ReflectiveOperationException e) {
            throw SqlErrors.noSuchTable(name);
        }
    }

    private static TableSchema schema(String name, Dataset<Row> table) {
        LogicalPlan plan = table.queryExecution().optimizedPlan();
        Set<String> partitions = PlanTree.leaves(plan).stream()
                .flatMap(leaf -> partitionColumns(leaf).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        TableSchema schema = TableSchema.of(name);
        for (StructField field : table.schema().fields()) {
            List<Constraint> constraints = new ArrayList<>();
            if (!field.nullable()) constraints.add(Constraint.NOT_NULL);
            if (partitions.contains(field.name().toLowerCase(Locale.ROOT))) constraints.add(Constraint.PARTITION);
            schema = schema.column(
                    field.name(), field.dataType().simpleString(), constraints.toArray(Constraint[]::new));
        }
        Statistics statistics = plan.stats();
        BigInteger bytes = statistics.sizeInBytes().bigInteger();
        if (bytes.bitLength() < Long.SIZE - 1) schema = schema.bytes(bytes.longValue());
        return statistics.rowCount().isDefined()
                ? schema.rows(statistics.rowCount().get().longValue())
                : schema;
    }

    /** {@return the columns by which a table's files lie in directories, in small letters} */
    static Set<String> partitionColumns(LogicalPlan leaf) {
        if (!(leaf instanceof LogicalRelation table) || !(table.relation() instanceof HadoopFsRelation files))
            return Set.of();
        Set<String> columns = new TreeSet<>();
        for (String column : files.partitionSchema().fieldNames()) columns.add(column.toLowerCase(Locale.ROOT));
        return columns;
    }

    /** {@return the schemas, in the order of offering} */
    public List<TableSchema> schemas() {
        return tables.values().stream().map(Offered::schema).toList();
    }

    /** {@return how each name is written in a statement, part by part in quotes} */
    public Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        tables.forEach((name, table) -> written.put(
                name,
                table.parts().stream()
                        .map(part -> "`" + part.replace("`", "``") + "`")
                        .collect(Collectors.joining("."))));
        return written;
    }

    /** {@return true where a name of a statement is one that was offered, letter by letter but for their case} */
    boolean hasName(List<String> parts) {
        return tables.values().stream().anyMatch(table -> isSame(table.parts(), parts));
    }

    private static boolean isSame(List<String> one, List<String> other) {
        return one.size() == other.size() && String.join("\u0000", one).equalsIgnoreCase(String.join("\u0000", other));
    }

    /** {@return true where a part of an analysed plan is one of the tables, as Spark found it when it was offered} */
    boolean hasPlan(LogicalPlan plan) {
        return tables.values().stream().anyMatch(table -> plan.sameResult(table.plan()));
    }

    String listed() {
        return String.join(", ", tables.keySet());
    }
}
