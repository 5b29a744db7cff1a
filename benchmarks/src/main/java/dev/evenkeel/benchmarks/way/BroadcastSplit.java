package dev.evenkeel.benchmarks.way;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.evenkeel.joins.JoinType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of the most frequent keys of the left side, counted exactly, meet their partners by a broadcast; the other
 * rows are joined as usual, and both parts put together.
 *
 * <p>Right for a full outer join too, since a right row of a key that is frequent on the left has a partner there. Takes
 * one key column.
 *
 * @param keys how many keys are split off
 */
record BroadcastSplit(int keys) implements Way {
    private static final Set<JoinType> TYPES =
            Set.of(JoinType.INNER, JoinType.LEFT_OUTER, JoinType.FULL_OUTER, JoinType.LEFT_SEMI, JoinType.LEFT_ANTI);

    @Override
    public String name() {
        return "exact-count broadcast split";
    }

    @Override
    public Optional<String> obstacle(JoinCase joinCase) {
        if (joinCase.key().size() > 1) return Optional.of("is written for one key column");
        return TYPES.contains(joinCase.type())
                ? Optional.empty()
                : Optional.of("is not written for a " + joinCase.type().keyword() + " join");
    }

    @Override
    public Supplier<Joined> ready(JoinCase joinCase) {
        return () -> Joined.of(split(joinCase));
    }

    private Dataset<Row> split(JoinCase joinCase) {
        String key = joinCase.key().get(0);
        Object[] frequent = frequent(joinCase.left(), key);
        Column isFrequent = col(key).isNotNull().and(col(key).isin(frequent));
        String hotType = joinCase.type() == JoinType.FULL_OUTER
                ? JoinType.LEFT_OUTER.keyword()
                : joinCase.type().keyword();
        Dataset<Row> hot = joinCase.left()
                .where(isFrequent)
                .join(broadcast(joinCase.right().where(isFrequent)), joinCase.keys(), hotType);
        Dataset<Row> others = joinCase.join(
                joinCase.left().where(not(isFrequent)), joinCase.right().where(not(isFrequent)), joinCase.key());
        return hot.union(others);
    }

    private Object[] frequent(Dataset<Row> table, String key) {
        List<Row> counted = table.where(col(key).isNotNull())
                .groupBy(key)
                .agg(count(lit(1)).as("rows"))
                .orderBy(col("rows").desc())
                .limit(keys)
                .collectAsList();
        return counted.stream().map(row -> row.get(0)).toArray();
    }
}
