package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The few hot keys of a join and their grids, as a local table that Spark broadcasts.
 *
 * <p>Whether a row's key is hot is decided by joining this table on the join's own equality, so that -0.0, NaN,
 * decimals and collations agree with the join itself. Keys that are equal by Spark's comparison are one row here: the
 * table is grouped by Spark before it is used, for two rows of one key would double the rows that meet them, or lay the
 * two sides on different grids.
 */
final class HotKeyTable {
    private static final String ID = "id";

    private final Dataset<Row> table;
    private final List<KeyPair> pairs;
    private final List<String> keyNames;
    private final String grid;

    private HotKeyTable(Dataset<Row> table, List<KeyPair> pairs, List<String> keyNames, String grid) {
        this.table = table;
        this.pairs = pairs;
        this.keyNames = keyNames;
        this.grid = grid;
    }

    /** {@return the table of the keys that are laid out; {@code grids} and {@code keys} go side by side} */
    static HotKeyTable of(
            SparkSession spark,
            List<KeyPair> pairs,
            List<List<@Nullable Object>> keys,
            List<KeyGrid> grids,
            FreshNames names) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            if (grids.get(i).isLaidOut()) rows.add(row(keys.get(i), i, grids.get(i)));
        }
        return of(spark, pairs, rows, names);
    }

    /** {@return the table of all the keys, each in one cell} */
    static HotKeyTable ofKeys(
            SparkSession spark, List<KeyPair> pairs, List<List<@Nullable Object>> keys, FreshNames names) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) rows.add(row(keys.get(i), i, KeyGrid.NONE));
        return of(spark, pairs, rows, names);
    }

    private static HotKeyTable of(SparkSession spark, List<KeyPair> pairs, List<Row> rows, FreshNames names) {
        StructType schema = new StructType();
        List<String> keyNames = new ArrayList<>();
        for (KeyPair pair : pairs) {
            keyNames.add(names.fresh("key"));
            schema = schema.add(keyNames.get(keyNames.size() - 1), pair.type());
        }
        String grid = names.fresh("grid");
        schema = schema.add(
                grid,
                new StructType()
                        .add(ID, DataTypes.IntegerType, false)
                        .add(copiesOf(Side.LEFT), saltsOfCopies(), false)
                        .add(copiesOf(Side.RIGHT), saltsOfCopies(), false),
                false);
        Column[] grouping = keyNames.stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> table = spark.createDataFrame(rows, schema)
                .coalesce(1) // one partition, so that grouping needs no shuffle
                .groupBy(grouping)
                .agg(functions.max(grid).as(grid));
        return new HotKeyTable(table, pairs, keyNames, grid);
    }

    private static ArrayType saltsOfCopies() {
        return DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.IntegerType, false), false);
    }

    private static String copiesOf(Side side) {
        return side == Side.LEFT ? "left" : "right";
    }

    private static Row row(List<@Nullable Object> key, int id, KeyGrid grid) {
        List<@Nullable Object> values = new ArrayList<>(key);
        values.add(RowFactory.create(id, grid.saltsOfCopies(Side.LEFT), grid.saltsOfCopies(Side.RIGHT)));
        return RowFactory.create(values.toArray());
    }

    /** {@return the side with a column more: true where the row's key is in the table, else null} */
    Dataset<Row> flagged(Dataset<?> data, Side side, String flag) {
        Dataset<Row> keys = table.drop(grid).withColumn(flag, functions.lit(true));
        return lookUp(data, keys, side).drop(keyNames.toArray(String[]::new));
    }

    /**
     * {@return the side with columns more, and a row of a key in the table once for each of its copies; all null in the
     * rows of other keys}
     *
     * @param copy the name of the number of the copy, from 0
     * @param salts the name of the salts that the copy has in each part of the side
     * @param id the name of the number of the key
     */
    Dataset<Row> copied(Dataset<?> data, Side side, String copy, String salts, String id) {
        List<Column> columns = new ArrayList<>();
        keyNames.forEach(name -> columns.add(functions.col(name)));
        columns.add(functions.col(grid).getField(ID).as(id));
        columns.add(functions
                .posexplode(functions.col(grid).getField(copiesOf(side)))
                .as(new String[] {copy, salts}));
        return lookUp(data, table.select(columns.toArray(Column[]::new)), side).drop(keyNames.toArray(String[]::new));
    }

    /** {@return the numbers of the keys that a side has, as Spark finds them when the join runs} */
    Dataset<Row> idsIn(Dataset<?> data, Side side, String id) {
        return data.join(functions.broadcast(table), same(side), "inner")
                .select(functions.col(grid).getField(ID).as(id))
                .distinct();
    }

    private Dataset<Row> lookUp(Dataset<?> data, Dataset<Row> hot, Side side) {
        return data.join(functions.broadcast(hot), same(side), "left_outer");
    }

    private Column same(Side side) {
        return KeyPair.allEqual(pairs, side, keyNames);
    }
}
