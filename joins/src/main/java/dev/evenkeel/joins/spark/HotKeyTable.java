package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The few hot keys of a join and their salt factors, as a local table that Spark broadcasts.
 *
 * <p>Whether a row's key is hot is decided by joining this table on the join's own equality, so that -0.0, NaN,
 * decimals and collations agree with the join itself. Keys that are equal by Spark's comparison are one row here: the
 * table is grouped by Spark before it is used, for two rows of one key would double the rows that meet them.
 */
final class HotKeyTable {
    private final Dataset<Row> table;
    private final List<KeyPair> pairs;
    private final List<String> keyNames;
    private final String factorName;

    private HotKeyTable(Dataset<Row> table, List<KeyPair> pairs, List<String> keyNames, String factorName) {
        this.table = table;
        this.pairs = pairs;
        this.keyNames = keyNames;
        this.factorName = factorName;
    }

    static HotKeyTable of(
            SparkSession spark,
            List<KeyPair> pairs,
            List<List<@Nullable Object>> keys,
            List<SaltFactor> factors,
            FreshNames names) {
        StructType schema = new StructType();
        List<String> keyNames = new ArrayList<>();
        for (KeyPair pair : pairs) {
            keyNames.add(names.fresh("key"));
            schema = schema.add(keyNames.get(keyNames.size() - 1), pair.type());
        }
        String factorName = names.fresh("factor");
        schema = schema.add(factorName, DataTypes.IntegerType, false);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).isScattered()) rows.add(row(keys.get(i), factors.get(i)));
        }
        Column[] grouping = keyNames.stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> table = spark.createDataFrame(rows, schema)
                .coalesce(1) // one partition, so that grouping needs no shuffle
                .groupBy(grouping)
                .agg(functions.max(factorName).as(factorName));
        return new HotKeyTable(table, pairs, keyNames, factorName);
    }

    private static Row row(List<@Nullable Object> key, SaltFactor factor) {
        List<@Nullable Object> values = new ArrayList<>(key);
        values.add(factor.salts());
        return RowFactory.create(values.toArray());
    }

    /** {@return the side with a column more, {@code name}: the factor of the row's key, null where it is not hot} */
    Dataset<Row> withFactor(Dataset<?> data, Side side, String name) {
        return lookUp(data, table, side)
                .withColumn(name, functions.col(factorName))
                .drop(dropped(name));
    }

    /**
     * {@return the side with a column more, {@code name}: a row of a hot key once for each salt from 0 below its
     * factor, any other row once with salt 0}
     */
    Dataset<Row> copiedForEachSalt(Dataset<?> data, Side side, String name, String saltName) {
        Column salts = functions.explode(
                functions.sequence(functions.lit(0), functions.col(factorName).minus(functions.lit(1))));
        Dataset<Row> salted = table.withColumn(saltName, salts);
        Column salt = functions.coalesce(functions.col(saltName), functions.lit(0));
        return lookUp(data, salted, side)
                .withColumn(name, salt)
                .drop(dropped(name))
                .drop(saltName);
    }

    private Dataset<Row> lookUp(Dataset<?> data, Dataset<Row> hot, Side side) {
        Column same = pairs.get(0).matches(side, functions.col(keyNames.get(0)));
        for (int i = 1; i < pairs.size(); i++) {
            same = same.and(pairs.get(i).matches(side, functions.col(keyNames.get(i))));
        }
        return data.join(functions.broadcast(hot), same, "left_outer");
    }

    private String[] dropped(String kept) {
        List<String> names = new ArrayList<>(keyNames);
        if (!factorName.equals(kept)) names.add(factorName);
        return names.toArray(String[]::new);
    }
}
