package dev.evenkeel.benchmarks.way;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.evenkeel.joins.JoinType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What an expert does who knows the count of every key beforehand: keys whose pairs or rows are too many for a task are
 * laid on a grid of cells, and no other key is copied.
 *
 * <p>The counts are taken where nothing is measured, so that this is the best that salting can reach, not what anybody
 * has for nothing. Inner joins by one column.
 *
 * @param cells into how many cells a key would be cut that were the whole join
 */
record KnownOutputSalt(int cells) implements Way {
    private static final String LEFT_PART = "left_part";
    private static final String RIGHT_PART = "right_part";

    @Override
    public String name() {
        return "salt by known counts";
    }

    @Override
    public Optional<String> obstacle(JoinCase joinCase) {
        if (joinCase.key().size() > 1) return Optional.of("is written for one key column");
        return joinCase.type() == JoinType.INNER ? Optional.empty() : Optional.of("is written for inner joins");
    }

    @Override
    public Supplier<Joined> ready(JoinCase joinCase) {
        String key = joinCase.key().get(0);
        Dataset<Row> hot = hot(joinCase, key);
        List<Row> known = hot.collectAsList();
        Dataset<Row> table = joinCase.left().sparkSession().createDataFrame(known, hot.schema());
        String how = known.size() + " keys on "
                + known.stream()
                        .mapToLong(row -> row.getLong(1) * row.getLong(2))
                        .sum() + " cells";
        return () -> new Joined(salted(joinCase, key, table), how);
    }

    /** The keys that are too large for a task, with the parts of their left and right rows. */
    private Dataset<Row> hot(JoinCase joinCase, String key) {
        Dataset<Row> counts = counted(joinCase.left(), key, "l").join(counted(joinCase.right(), key, "r"), key);
        Row all = counts.agg(sum(col("l").plus(col("r"))), sum(col("l").multiply(col("r"))))
                .first();
        Column byRows = col("l").plus(col("r")).multiply(cells).divide(Math.max(1, all.getLong(0)));
        Column byPairs = col("l").multiply(col("r")).multiply(cells).divide(Math.max(1, all.getLong(1)));
        return counts.withColumn("n", ceil(greatest(byRows, byPairs)))
                .where("n > 1")
                .withColumn(
                        "a",
                        least(col("n"), ceil(sqrt(col("n").multiply(col("l")).divide(col("r"))))))
                .withColumn("b", ceil(col("n").divide(col("a"))))
                .selectExpr(key, "a", "b");
    }

    private static Dataset<Row> counted(Dataset<Row> side, String key, String name) {
        return side.groupBy(key).agg(count(lit(1)).as(name));
    }

    private static Dataset<Row> salted(JoinCase joinCase, String key, Dataset<Row> hot) {
        Dataset<Row> left = laidOut(joinCase.left(), key, hot, "a", LEFT_PART, "b", RIGHT_PART);
        Dataset<Row> right = laidOut(joinCase.right(), key, hot, "b", RIGHT_PART, "a", LEFT_PART);
        return joinCase.join(left, right, List.of(key, LEFT_PART, RIGHT_PART)).drop(LEFT_PART, RIGHT_PART);
    }

    /** A side with each row in its own part, once for every part of the other side. */
    private static Dataset<Row> laidOut(
            Dataset<Row> side, String key, Dataset<Row> hot, String own, String part, String others, String copy) {
        Column hash = xxhash64(Arrays.stream(side.columns()).map(side::col).toArray(Column[]::new));
        Column parts = coalesce(col(own), lit(1L));
        Column copies = coalesce(col(others), lit(1L));
        return side.join(broadcast(hot), side.col(key).equalTo(hot.col(key)), JoinType.LEFT_OUTER.keyword())
                .drop(hot.col(key))
                .withColumn(part, pmod(hash, parts))
                .withColumn(copy, explode(sequence(lit(0L), copies.minus(1))))
                .drop("a", "b");
    }
}
