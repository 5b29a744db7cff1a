package dev.evenkeel.joins.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shuffle file is lost while the join reads them, as when the executor that wrote them dies: the tasks that come
 * later fail to fetch, the map tasks run again, and each row must go where it went before.
 *
 * <p>The files are deleted by the first task of the join. Spark's cluster mode on one machine needs a distribution of
 * Spark, which a test cannot count on.
 */
class LostShuffleTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            "spark.sql.shuffle.partitions", "7");

    // What tasks of this JVM did.
    private static final AtomicBoolean LOST = new AtomicBoolean();
    private static final Set<Integer> ATTEMPTS = ConcurrentHashMap.newKeySet();

    /** Spark takes the executor whose files are lost for lost; here it is the only one, and others need it. */
    @AfterEach
    void registerAgain() {
        SparkEnv.get().blockManager().reregister();
    }

    static Stream<Arguments> strategies() {
        return Stream.of(
                strategy("SelectiveSalt LEFT", join -> join.salt(Side.LEFT, 4)),
                strategy("SelectiveSalt RIGHT", join -> join.salt(Side.RIGHT, 4)),
                strategy("Cells", join -> join.cells(key -> KeyGrid.counted(3, 2), 9)),
                strategy(
                        "SplitHeavy",
                        join -> join.by(new SplitHeavy(
                                Side.LEFT,
                                IntStream.range(0, join.keys().size() / 2)
                                        .boxed()
                                        .toList(),
                                OptionalInt.of(9)))),
                strategy("DistinctKeys", join -> join.by(new DistinctKeys())));
    }

    private static Arguments strategy(String name, Function<ForcedJoin, Optional<Dataset<Row>>> forced) {
        return Arguments.of(name, forced);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void theRowsAreThoseOfThePlainJoin(String name, Function<ForcedJoin, Optional<Dataset<Row>>> forced) {
        SparkFixture.runWithSettings(SETTINGS, () -> {
            Dataset<Row> left = SparkFixture.spark()
                    .range(0, 600, 1, 5)
                    .selectExpr("if(id % 9 = 0, null, if(id % 2 = 0, 5, id % 60)) as k", "id % 300 as l_id");
            Dataset<Row> right = SparkFixture.spark()
                    .range(0, 120, 1, 3)
                    .selectExpr("if(id % 11 = 0, null, if(id % 4 = 0, 5, id % 80)) as k", "id as r_id");
            int legal = 0;
            for (JoinType type : List.of(JoinType.LEFT_OUTER, JoinType.FULL_OUTER, JoinType.LEFT_ANTI)) {
                ForcedJoin join = ForcedJoin.of(left, right, JoinSpec.on("k").type(type))
                        .orElseThrow()
                        .seeingKeys();
                Optional<Dataset<Row>> joined = forced.apply(join);
                if (joined.isEmpty()) continue;
                legal++;
                LOST.set(false);
                ATTEMPTS.clear();
                RowBag actual = RowBag.of(joined.get().filter(losingTheShuffle(col("k"))));
                RowOracle.assertSameRows(actual, RowBag.of(left.join(right, new String[] {"k"}, type.keyword())));
                assertThat(ATTEMPTS)
                        .as("attempts of the stage that joins, " + type)
                        .contains(0, 1);
            }
            assertThat(legal).isPositive();
        });
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
