package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The eight tables of TPC-H as Parquet, with its own names of columns, even as TPC-H is.
 *
 * <p>Example: {@code new TpchDatabase(0.1, directory).table(spark, "lineitem")} has a column {@code l_orderkey}. Money
 * and quantities are decimals, so that sums do not depend on the order of rows. Comments are drawn from a smaller pool
 * of text than the specification asks for. A table that is complete is read, not made again.
 *
 * @param scale 1 is 6 million line items
 * @param directory where the files are kept
 */
public record TpchDatabase(double scale, Path directory) {
    private static final Set<String> SMALL = Set.of("nation", "region");
    private static final int PARTS = 16;

    /** Where all comments are cut from. */
    private static final class Comments {
        private static final TextPool POOL = new TextPool(1 << 20, Distributions.getDefaultDistributions());
    }

    /** {@return the names of the tables} */
    public static List<String> names() {
        return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
    }

    /** {@return the table of that name, made first where it is not there} */
    public Dataset<Row> table(SparkSession spark, String name) {
        Path path = directory.resolve("tpch-" + scale).resolve(name);
        if (!Files.exists(path.resolve("_SUCCESS"))) {
            rows(spark, TpchTable.getTable(name))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(path.toString());
        }
        return spark.read().parquet(path.toString());
    }

    private Dataset<Row> rows(SparkSession spark, TpchTable<?> table) {
        String name = table.getTableName();
        double size = scale;
        int parts = SMALL.contains(name) ? 1 : PARTS;
        List<? extends TpchField<?>> fields = TpchField.named(table);
        StructType schema = new StructType();
        for (TpchField<?> field : fields) schema = schema.add(field.name(), field.type());
        FlatMapFunction<Long, Row> generate =
                part -> rows(TpchTable.getTable(name), size, Math.toIntExact(part) + 1, parts);
        return spark.range(0, parts, 1, parts)
                .as(Encoders.LONG())
                .flatMap(generate, Encoders.row(schema))
                .select(table.getColumns().stream()
                        .map(column ->
                                column(column.getColumnName(), column.getType().getBase()))
                        .toArray(Column[]::new));
    }

    private static Column column(String name, TpchColumnType.Base type) {
        return switch (type) {
            case DATE -> expr("date_from_unix_date(" + name + ")").as(name);
            case DOUBLE -> col(name).cast("decimal(12,2)").as(name);
            default -> col(name);
        };
    }

    private static <E extends TpchEntity> Iterator<Row> rows(TpchTable<E> table, double scale, int part, int parts) {
        List<TpchField<E>> fields = TpchField.named(table);
        return StreamSupport.stream(generator(table, scale, part, parts).spliterator(), false)
                .map(row -> RowFactory.create(
                        fields.stream().map(field -> field.value().apply(row)).toArray()))
                .iterator();
    }

    @SuppressWarnings("unchecked") // a table's generator makes rows of that table
    private static <E extends TpchEntity> Iterable<E> generator(TpchTable<E> table, double scale, int part, int parts) {
        Distributions words = Distributions.getDefaultDistributions();
        TextPool text = Comments.POOL;
        Iterable<? extends TpchEntity> generator = switch (table.getTableName()) {
            case "customer" -> new CustomerGenerator(scale, part, parts, words, text);
            case "orders" -> new OrderGenerator(scale, part, parts, words, text);
            case "lineitem" -> new LineItemGenerator(scale, part, parts, words, text);
            case "part" -> new PartGenerator(scale, part, parts, words, text);
            case "partsupp" -> new PartSupplierGenerator(scale, part, parts, text);
            case "supplier" -> new SupplierGenerator(scale, part, parts, words, text);
            case "nation" -> new NationGenerator(words, text);
            default -> new RegionGenerator(words, text);
        };
        return (Iterable<E>) generator;
    }
}
