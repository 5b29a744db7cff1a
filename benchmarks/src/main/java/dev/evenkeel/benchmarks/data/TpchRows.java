package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.GenerateUtils;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The rows of a TPC-H table as a Dataset: each partition generates its own part, row by row. */
final class TpchRows {
    private TpchRows() {}

    /** Where all comments are cut from: 4 MiB of text in a fraction of a second, where TPC-H's own takes 300 MiB. */
    private static final class Comments {
        private static final TextPool POOL = new TextPool(4 << 20, Distributions.getDefaultDistributions());
    }

    static Dataset<Row> of(SparkSession spark, TpchTable<?> table, double scale, CustomerSkew skew, int parts) {
        String name = table.getTableName();
        List<? extends TpchField<?>> fields = TpchField.of(table, skew, customers(scale));
        StructType schema = new StructType();
        for (TpchField<?> field : fields) schema = schema.add(field.name(), field.type());
        FlatMapFunction<Long, Row> generate =
                part -> rows(TpchTable.getTable(name), scale, skew, Math.toIntExact(part) + 1, parts);
        return spark.range(0, parts, 1, parts)
                .as(Encoders.LONG())
                .flatMap(generate, Encoders.row(schema))
                .select(fields.stream().map(TpchRows::column).toArray(Column[]::new));
    }

    /** A date is generated as a number and becomes a date here, which spares a Java date for each. */
    private static Column column(TpchField<?> field) {
        return field.isDate()
                ? expr("date_from_unix_date(" + field.name() + ")").as(field.name())
                : col(field.name());
    }

    private static <E extends TpchEntity> Iterator<Row> rows(
            TpchTable<E> table, double scale, CustomerSkew skew, int part, int parts) {
        List<TpchField<E>> fields = TpchField.of(table, skew, customers(scale));
        return StreamSupport.stream(generator(table, scale, part, parts).spliterator(), false)
                .map(row -> RowFactory.create(
                        fields.stream().map(field -> field.value().apply(row)).toArray()))
                .iterator();
    }

    @SuppressWarnings("unchecked") // a table's generator makes rows of that table
    private static <E extends TpchEntity> Iterable<E> generator(TpchTable<E> table, double scale, int part, int parts) {
        Distributions distributions = Distributions.getDefaultDistributions();
        Iterable<? extends TpchEntity> generator = switch (table.getTableName()) {
            case "customer" -> new CustomerGenerator(scale, part, parts, distributions, Comments.POOL);
            case "orders" -> new OrderGenerator(scale, part, parts, distributions, Comments.POOL);
            case "lineitem" -> new LineItemGenerator(scale, part, parts, distributions, Comments.POOL);
            default -> throw new IllegalArgumentException("no generator for " + table.getTableName());
        };
        return (Iterable<E>) generator;
    }

    private static long customers(double scale) {
        return GenerateUtils.calculateRowCount(CustomerGenerator.SCALE_BASE, scale, 1, 1);
    }
}
