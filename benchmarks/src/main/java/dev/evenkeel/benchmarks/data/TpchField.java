package dev.evenkeel.benchmarks.data;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table and how it is read from a row of the generator.
 *
 * @param name as in TPC-H, with the table's letter or without
 * @param type what the value is; a date is its days since 1970
 * @param value reads it
 * @param isDate whether the number is a date
 */
record TpchField<E extends TpchEntity>(
        String name, DataType type, Function<E, @Nullable Object> value, boolean isDate) {
    private static final String ORDER_KEY = "orderkey";
    private static final String CUSTOMER_KEY = "custkey";

    /** {@return the columns of a table; those with an order have, after its key, the customer that the skew gives it} */
    static <E extends TpchEntity> List<TpchField<E>> of(TpchTable<E> table, CustomerSkew skew, long customers) {
        List<TpchField<E>> fields = new ArrayList<>();
        Optional<TpchColumn<E>> order = table.getColumns().stream()
                .filter(column -> column.getSimplifiedColumnName().equals(ORDER_KEY))
                .findFirst();
        for (TpchColumn<E> column : table.getColumns()) {
            String name = column.getSimplifiedColumnName();
            if (order.isEmpty() || !name.equals(CUSTOMER_KEY)) fields.add(plain(name, column));
            if (name.equals(ORDER_KEY)) fields.add(customer(column, skew, customers));
        }
        return fields;
    }

    /** {@return the columns of a table as TPC-H has and names them} */
    static <E extends TpchEntity> List<TpchField<E>> named(TpchTable<E> table) {
        return table.getColumns().stream()
                .map(column -> plain(column.getColumnName(), column))
                .toList();
    }

    private static <E extends TpchEntity> TpchField<E> customer(
            TpchColumn<E> order, CustomerSkew skew, long customers) {
        return new TpchField<>(
                CUSTOMER_KEY,
                DataTypes.LongType,
                row -> skew.customer(order.getIdentifier(row), customers).orElse(null),
                false);
    }

    private static <E extends TpchEntity> TpchField<E> plain(String name, TpchColumn<E> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> new TpchField<>(name, DataTypes.LongType, column::getIdentifier, false);
            case INTEGER -> new TpchField<>(name, DataTypes.IntegerType, column::getInteger, false);
            case DATE -> new TpchField<>(name, DataTypes.IntegerType, column::getDate, true);
            case DOUBLE -> new TpchField<>(name, DataTypes.DoubleType, column::getDouble, false);
            case VARCHAR -> new TpchField<>(name, DataTypes.StringType, column::getString, false);
        };
    }
}
