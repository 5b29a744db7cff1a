package dev.evenkeel.skew.salt;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.testkit.SparkFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The predicted partitions, against where Spark really puts the rows. */
class SaltsAgainstSparkTest {
    private static final StructType SALTS = new StructType()
            .add("hash", DataTypes.IntegerType)
            .add("rows", DataTypes.IntegerType)
            .add("salt", DataTypes.IntegerType)
            .add("predicted", DataTypes.IntegerType);

    /** Four keys of 1, 5, 25 and 125 parts, if there are so many partitions; null columns leave the hash as it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long      | id * 1000003",
                "string    | concat('kéy ', id)",
                "composite | concat('k', id), if(id % 2 = 0, null, int(id)), decimal(id), date_add(date'2024-01-01', int(id))",
            })
    void everySaltLeadsWhereItIsPredictedTo(String type, String key) {
        Dataset<Row> keys = SparkFixture.spark()
                .range(0, 4, 1, 1)
                .selectExpr("struct(" + key + ") as key")
                .selectExpr("key.*");
        Column[] columns = Stream.of(keys.columns()).map(name -> col(name)).toArray(Column[]::new);
        Dataset<Row> hashed = keys.withColumn("hash", hash(columns));
        List<Integer> hashes = hashed.select("hash").collectAsList().stream()
                .map(row -> row.getInt(0))
                .toList();
        Column[] salted =
                Stream.concat(Stream.of(columns), Stream.of(col("salt"))).toArray(Column[]::new);
        for (int partitions : new int[] {7, 16, 200, 1000}) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < hashes.size(); i++) {
                int hash = hashes.get(i);
                double parts = Math.min(partitions, Math.pow(5, i));
                Salts salts = SaltPlacement.of(partitions, 0, 1).place(KeyWork.of(hash, parts), partitions);
                assertThat(salts.partitions(hash, partitions))
                        .hasSize((int) parts)
                        .doesNotHaveDuplicates();
                rows.addAll(rows(hash, 1, salts, partitions));
            }
            List<Row> placed = hashed.join(table(rows), "hash")
                    .repartition(partitions, salted)
                    .select(spark_partition_id(), col("predicted"))
                    .coalesce(2) // two tasks read all the partitions, one after the other
                    .collectAsList();
            assertThat(placed).hasSameSizeAs(rows).allMatch(row -> row.getInt(0) == row.getInt(1));
        }
    }

    /** A key with a third of the rows, some nulls, and keys of Zipf's law, every one of them known. */
    @Test
    void theImbalanceIsWhatRepartitioningShows() {
        Dataset<Row> keys = SparkFixture.spark()
                .range(0, 200, 1, 1)
                .selectExpr(
                        "if(id = 7, null, concat('k', id)) as k",
                        "cast(if(id = 0, 5000, 2000 / (id + 1) + 20) as int) as rows")
                .selectExpr("k", "rows", "hash(k) as hash");
        KeyLoad load = load(keys.collectAsList());
        for (int partitions : new int[] {7, 64}) {
            SaltAssignment assignment = SaltAssignment.of(load, partitions, 1.2);
            assertThat(assignment.imbalanceBefore()).isGreaterThan(2);
            assertThat(assignment.imbalanceAfter()).isCloseTo(1.2, within(0.1));
            assertThat(real(keys, assignment, load.total())).isCloseTo(assignment.imbalanceAfter(), within(0.02));
        }
    }

    private static KeyLoad load(List<Row> keys) {
        long total = keys.stream().mapToLong(row -> row.getInt(1)).sum();
        long nulls = keys.stream()
                .filter(row -> row.isNullAt(0))
                .mapToLong(row -> row.getInt(1))
                .sum();
        List<HeavyHitter> hitters = keys.stream()
                .filter(row -> !row.isNullAt(0))
                .map(row -> hitter(row.getString(0), row.getInt(1), total, row.getInt(2)))
                .toList();
        return new KeyLoad(total, nulls, hitters, 0, 42);
    }

    private static HeavyHitter hitter(String key, long rows, long total, int hash) {
        return new HeavyHitter(List.of(key), rows, rows, rows, Ratio.of(rows, total), hash, hash);
    }

    /** The rows of a key take its salts in turns. */
    private static double real(Dataset<Row> keys, SaltAssignment assignment, long total) {
        Map<Integer, Salts> given = new HashMap<>();
        assignment.keys().forEach(salted -> given.put(salted.key().partitionHash(), salted.salts()));
        List<Row> parts = new ArrayList<>();
        for (Row key : keys.collectAsList()) {
            Salts salts = given.getOrDefault(key.getInt(2), Salts.NONE);
            parts.addAll(rows(key.getInt(2), key.getInt(1), salts, assignment.partitions()));
        }
        long largest = keys.drop("rows")
                .join(table(parts), "hash")
                .selectExpr("k", "salt", "explode(sequence(1, rows))")
                .repartition(assignment.partitions(), col("k"), col("salt"))
                .select(spark_partition_id().as("partition"))
                .coalesce(2)
                .groupBy("partition")
                .count()
                .agg(max("count"))
                .head()
                .getLong(0);
        return (double) largest * assignment.partitions() / total;
    }

    private static List<Row> rows(int hash, int rows, Salts salts, int partitions) {
        int[] predicted = salts.partitions(hash, partitions);
        List<Row> parts = new ArrayList<>();
        for (int part = 0; part < salts.count(); part++) {
            int own = rows / salts.count() + (part < rows % salts.count() ? 1 : 0);
            parts.add(RowFactory.create(hash, Math.max(1, own), salts.at(part), predicted[part]));
        }
        return parts;
    }

    private static Dataset<Row> table(List<Row> rows) {
        return broadcast(SparkFixture.spark().createDataFrame(rows, SALTS));
    }
}
