package dev.evenkeel.joins.spark;

import static org.apache.spark.sql.functions.broadcast;

import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.BroadcastExchangeExec;

/**
 * A table of one shape, written to a Parquet file, and what Spark makes of it when it broadcasts it.
 *
 * @param name what a report calls it
 * @param rows how many rows
 * @param columns its columns, as expressions over {@code id} from 0 on; the key is called k, or k and k2
 * @param read the columns that are read of it
 */
record RelationTable(String name, long rows, String columns, String read) {
    private static final Map<String, String> ZSTD = Map.of("spark.sql.parquet.compression.codec", "zstd");

    static RelationTable of(String name, long rows, String columns) {
        return new RelationTable(name, rows, columns, "*");
    }

    Dataset<Row> build() {
        String path = SparkFixture.temporaryDirectory()
                .resolve("relation-" + Integer.toHexString(hashCode()))
                .toString();
        SparkFixture.runWithSettings(
                name.contains("zstd") ? ZSTD : Map.of(),
                () -> SparkFixture.spark()
                        .range(0, rows, 1, 2)
                        .selectExpr(split(columns))
                        .write()
                        .mode("overwrite")
                        .parquet(path));
        return SparkFixture.spark().read().parquet(path).selectExpr(split(read));
    }

    private static String[] split(String expressions) {
        return expressions.split(" *; *");
    }

    /** {@return the columns that it is joined on} */
    String[] keys() {
        return columns.contains("as k2") ? new String[] {"k", "k2"} : new String[] {"k"};
    }

    /** {@return a table to join it with} */
    Dataset<Row> probe(Dataset<Row> build) {
        return build.selectExpr(keys()).limit(3);
    }

    /** {@return the memory of the relation that Spark builds, as Spark reports it} */
    static double held(Dataset<Row> probe, Dataset<Row> build, String... keys) {
        return SparkFixture.withSettings(Map.of("spark.sql.adaptive.enabled", "false"), () -> {
            Dataset<Row> joined = probe.join(broadcast(build), keys);
            joined.collectAsList();
            return exchange(joined.queryExecution().executedPlan())
                    .orElseThrow()
                    .metrics()
                    .apply("dataSize")
                    .value();
        });
    }

    private static Optional<BroadcastExchangeExec> exchange(SparkPlan plan) {
        if (plan instanceof BroadcastExchangeExec broadcast) return Optional.of(broadcast);
        for (var children = plan.children().iterator(); children.hasNext(); ) {
            Optional<BroadcastExchangeExec> found = exchange(children.next());
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + ", " + rows + " rows";
    }
}
