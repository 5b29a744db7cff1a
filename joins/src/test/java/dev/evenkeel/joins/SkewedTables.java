package dev.evenkeel.joins;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Parquet tables with a hot key, and the session in which it hurts.
 *
 * <p>Of 72,000 left rows 48,000 have key 7 and 2,000 none; of 3,100 right rows each key from 0 to 2,999 has one, 99
 * have none, and key 7 has one more. Left rows are wide, so that few of them are work enough.
 */
public final class SkewedTables {
    /** As many shuffle partitions as slots, and Spark's own broadcasts off. */
    public static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.shuffle.partitions", "64",
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            "spark.sql.files.openCostInBytes", "0",
            "spark.sql.files.maxPartitionBytes", "262144");

    private SkewedTables() {}

    /** {@return options for so many slots; the tables are so small that they are looked at only where asked for} */
    public static JoinOptions options(int slots) {
        return JoinOptions.defaults().withCluster(ClusterShape.ofSlots(slots)).withMeasure(Measure.FULL);
    }

    /** {@return the side with the hot key: {@code k, l_id, l_text}, in 32 files} */
    public static Dataset<Row> left() {
        return table(
                "skewed-left",
                SparkFixture.spark()
                        .range(0, 72_000, 1, 32)
                        .selectExpr(
                                "case when id % 3 < 2 then 7L when id % 36 = 5 then null else (id * 31) % 3000 end as k",
                                "id as l_id", "repeat(md5(cast(id as string)), 12) as l_text"));
    }

    /** {@return the side of different keys: {@code k, r_id}, in 4 files} */
    public static Dataset<Row> right() {
        return table(
                "skewed-right",
                SparkFixture.spark()
                        .range(0, 3_100, 1, 4)
                        .selectExpr(
                                "case when id < 3000 then id when id = 3000 then 7L else null end as k", "id as r_id"));
    }

    private static Dataset<Row> table(String name, Dataset<Row> rows) {
        Path directory = SparkFixture.temporaryDirectory().resolve(name);
        if (!Files.exists(directory)) rows.write().parquet(directory.toString());
        return SparkFixture.spark().read().schema(rows.schema()).parquet(directory.toString());
    }
}
