package dev.evenkeel.joins.spark;

import static org.apache.spark.sql.functions.col;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.RowBag;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Joins whose shuffle files are all lost while they are read, as when the executor that wrote them dies.
 *
 * <p>The files are deleted by the first task of the join, and Spark takes its only executor for lost, so this runs in a
 * JVM of its own. Spark's cluster mode on one machine needs a distribution of Spark, which a test cannot count on.
 */
public final class LostShuffle {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            "spark.sql.shuffle.partitions", "7");

    private static final Map<String, Function<ForcedJoin, Optional<Dataset<Row>>>> STRATEGIES = new TreeMap<>(Map.of(
            "SelectiveSalt left", join -> join.salt(Side.LEFT, 4),
            "SelectiveSalt right", join -> join.salt(Side.RIGHT, 4),
            "Cells", join -> join.cells(key -> KeyGrid.counted(3, 2), layout -> layout.on(9)),
            "Cells, hashed",
                    join -> join.cells(
                            key -> KeyGrid.counted(3, 2), layout -> layout.on(9).hashing(Side.RIGHT)),
            "SplitHeavy", LostShuffle::split,
            "DistinctKeys", join -> join.by(new DistinctKeys())));

    // What tasks of this JVM did.
    private static final AtomicBoolean LOST = new AtomicBoolean();
    private static final Set<Integer> ATTEMPTS = ConcurrentHashMap.newKeySet();

    private LostShuffle() {}

    /** Prints a line for each strategy and join type that gave the rows of the plain join. */
    public static void main(String[] arguments) {
        STRATEGIES.forEach((name, forced) -> SparkFixture.runWithSettings(SETTINGS, () -> join(name, forced)));
    }

    private static void join(String name, Function<ForcedJoin, Optional<Dataset<Row>>> forced) {
        Dataset<Row> left = SparkFixture.spark()
                .range(0, 600, 1, 5)
                .selectExpr("if(id % 9 = 0, null, if(id % 2 = 0, 5, id % 60)) as k", "id % 300 as l_id");
        Dataset<Row> right = SparkFixture.spark()
                .range(0, 120, 1, 3)
                .selectExpr("if(id % 11 = 0, null, if(id % 4 = 0, 5, id % 80)) as k", "id as r_id");
        for (JoinType type : List.of(JoinType.LEFT_OUTER, JoinType.FULL_OUTER, JoinType.LEFT_ANTI)) {
            ForcedJoin join = ForcedJoin.of(left, right, JoinSpec.on("k").type(type))
                    .orElseThrow()
                    .seeingKeys();
            Optional<Dataset<Row>> joined = forced.apply(join);
            if (joined.isEmpty()) continue;
            LOST.set(false);
            ATTEMPTS.clear();
            RowBag actual = RowBag.of(joined.get().filter(losingTheShuffle(col("k"))));
            RowOracle.assertSameRows(actual, RowBag.of(left.join(right, new String[] {"k"}, type.keyword())));
            System.out.println("SAME " + name + ", " + type.keyword() + ", stage attempts " + ATTEMPTS);
        }
    }

    private static Optional<Dataset<Row>> split(ForcedJoin join) {
        List<Integer> half = IntStream.range(0, join.keys().size() / 2).boxed().toList();
        return join.by(new SplitHeavy(Side.LEFT, half, Optional.of(Side.RIGHT)));
    }

    private static Column losingTheShuffle(Column any) {
        UDF1<Object, Boolean> lose = value -> {
            ATTEMPTS.add(TaskContext.get().stageAttemptNumber());
            if (!LOST.getAndSet(true)) deleteShuffleFiles();
            return true;
        };
        return functions.udf(lose, DataTypes.BooleanType).asNondeterministic().apply(any); // stays above the join
    }

    private static void deleteShuffleFiles() {
        try (Stream<Path> files = Files.walk(SparkFixture.temporaryDirectory().resolve("local"))) {
            files.filter(file -> file.getFileName().toString().startsWith("shuffle_"))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
