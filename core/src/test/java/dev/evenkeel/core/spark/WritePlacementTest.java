package dev.evenkeel.core.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritePlacementTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1_000})
    void everyPartitionIsReachedByItsName(int partitions) {
        List<Integer> names =
                Arrays.stream(WritePlacement.names(partitions)).boxed().toList();
        List<Row> placed = SPARK.createDataset(names, Encoders.INT())
                .repartition(partitions, functions.col("value"))
                .select(functions.col("value"), functions.spark_partition_id())
                .collectAsList();
        assertThat(placed).hasSize(partitions);
        placed.forEach(row -> assertThat(names.indexOf(row.getInt(0))).isEqualTo(row.getInt(1)));
    }

    @Test
    void rowsLieInTheSeatsOfTheirValue() {
        Dataset<Row> data = SPARK.range(0, 3_000, 1, 3).selectExpr("id % 3 as k", "id as v");
        NamedColumns columns = NamedColumns.of(data, Settings.of(SPARK), List.of("k"));
        // 0 and 1 are listed, with three seats and one; 2 is not, and goes to one of the last two.
        List<Long> hashes = data.filter("k < 2")
                .select(columns.hash64())
                .distinct()
                .as(Encoders.LONG())
                .collectAsList();
        List<Long> first = data.filter("k = 0")
                .select(columns.hash64())
                .distinct()
                .as(Encoders.LONG())
                .collectAsList();
        boolean isFirst = hashes.get(0).equals(first.get(0));
        WritePlacement placement = new WritePlacement(
                List.of("k"),
                6,
                hashes,
                isFirst ? List.of(0, 3) : List.of(3, 0),
                isFirst ? List.of(3, 1) : List.of(1, 3),
                4);
        Dataset<Row> seats = placement
                .place(data)
                .select(functions.col("k"), functions.spark_partition_id().as("p"))
                .groupBy("k", "p")
                .count();
        assertThat(places(seats, 0)).containsExactly(0, 1, 2);
        assertThat(places(seats, 1)).containsExactly(3);
        assertThat(places(seats, 2)).hasSize(1).allMatch(place -> place >= 4);
        // 1,000 rows in three seats by a hash: 333 each, give or take four standard deviations of 15.
        assertThat(seats.filter("k = 0").select("count").as(Encoders.LONG()).collectAsList())
                .allMatch(rows -> rows > 273 && rows < 393);
    }

    @Test
    void equalRowsSpreadByTheirInputPartitions() {
        Dataset<Row> equal = SPARK.range(0, 4_000, 1, 40).selectExpr("'x' as k", "1 as one");
        NamedColumns columns = NamedColumns.of(equal, Settings.of(SPARK), List.of("k"));
        Long hash = equal.select(columns.hash64()).as(Encoders.LONG()).first();
        WritePlacement placement = new WritePlacement(List.of("k"), 4, List.of(hash), List.of(0), List.of(4), 0);
        assertThat(placement
                        .place(equal)
                        .select(functions.spark_partition_id())
                        .distinct()
                        .count())
                .isEqualTo(4);
    }

    private static List<Integer> places(Dataset<Row> seats, int key) {
        return seats.filter("k = " + key)
                .select("p")
                .sort("p")
                .as(Encoders.INT())
                .collectAsList();
    }
}
