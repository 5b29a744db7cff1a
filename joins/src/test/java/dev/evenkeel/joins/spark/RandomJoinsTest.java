package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.KeyType;
import dev.evenkeel.testkit.RandomTables;
import dev.evenkeel.testkit.RowBag;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import dev.evenkeel.testkit.TablePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random tables, join types, conditions, strategies and hot keys, right ones and wrong ones, other ones in every run.
 *
 * <p>Each pair of tables is joined once by Spark and by four strategies, each with hot keys of its own. {@code
 * -Dseeds=50000} asks that many times, {@code -Dseeds.base=17 -Dseeds=4} again about the pair that failed.
 */
class RandomJoinsTest {
    private static final int CASES = Integer.getInteger("seeds", 1_000);
    private static final int STRATEGIES_PER_PAIR = 4;
    private static final int JOINS_BETWEEN_NEWS = 2_500;
    private static final long BASE = Long.getLong("seeds.base", System.nanoTime());
    private static final List<JoinType> TYPES = List.of(JoinType.values());
    private static final List<KeyType> KEYS = List.of(KeyType.values());
    /** No generated code, which takes longer to make than these tables to join. */
    private static final Map<String, String> QUICK = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.shuffle.partitions", "3",
            "spark.sql.autoBroadcastJoinThreshold", "-1");

    private final AtomicInteger compared = new AtomicInteger();

    @Test
    void theRowsAreThoseOfThePlainJoin() {
        System.out.println("RandomJoinsTest: " + CASES + " joins, -Dseeds.base=" + BASE);
        SparkFixture.runWithSettings(QUICK, () -> {
            for (boolean adaptive : List.of(true, false)) {
                SparkFixture.runWithSettings(
                        Map.of("spark.sql.adaptive.enabled", String.valueOf(adaptive)),
                        () -> LongStream.range(BASE, BASE + (CASES + STRATEGIES_PER_PAIR - 1) / STRATEGIES_PER_PAIR)
                                .filter(seed -> (seed % 2 == 0) == adaptive)
                                .parallel()
                                .forEach(this::check));
            }
        });
        System.out.println(
                "RandomJoinsTest: " + compared + " compared, no difference; the others had no legal strategy");
        assertThat(compared.get()).isGreaterThan(CASES * 9 / 10); // in a few of them no strategy is legal
    }

    private void check(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TablePair pair = RandomTables.pair(seed, KEYS.get(random.nextInt(KEYS.size())));
        JoinType type = TYPES.get(random.nextInt(TYPES.size()));
        JoinSpec spec = spec(random, pair).type(type);
        ForcedJoin join = ForcedJoin.of(pair.left(), pair.right(), spec).orElseThrow();
        List<List<Row>> keys = Stream.of(pair.left(), pair.right())
                .map(side -> side.select(pair.keys().get(0)).collectAsList())
                .toList();
        RowBag plain = RowBag.of(spec.fold(
                using -> pair.left().join(pair.right(), using.toArray(String[]::new), type.keyword()),
                condition -> pair.left().join(pair.right(), condition, type.keyword())));
        for (int i = 0; i < STRATEGIES_PER_PAIR; i++) {
            ForcedJoin forced = join.withKeys(hotKeys(random, keys));
            Stream.generate(() -> question(random, forced))
                    .limit(20)
                    .filter(question -> question.rows().isPresent())
                    .findFirst()
                    .ifPresent(question -> compare(question, plain, "%s of %s".formatted(type, pair), seed));
        }
    }

    private void compare(Question question, RowBag plain, String what, long seed) {
        try {
            RowOracle.assertSameRows(RowBag.of(question.rows().orElseThrow()), plain);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dseeds=4 -Dseeds.base=" + seed + ": " + what + " by " + question.strategy(), e);
        }
        int joins = compared.incrementAndGet();
        if (joins % JOINS_BETWEEN_NEWS == 0) {
            System.out.println("RandomJoinsTest: " + joins + " joins of " + CASES + ", no difference");
        }
    }

    private record Question(String strategy, Optional<Dataset<Row>> rows) {}

    private static JoinSpec spec(SplittableRandom random, TablePair pair) {
        String key = pair.keys().get(0);
        Column same = pair.left().col(key).equalTo(pair.right().col(key));
        return switch (random.nextInt(4)) {
            case 0 -> JoinSpec.on(key);
            case 1 -> JoinSpec.where(same);
            case 2 ->
                JoinSpec.where(pair.left().col(key).eqNullSafe(pair.right().col(key)));
            default ->
                JoinSpec.where(same.and(pair.left().col("l_id").leq(pair.right().col("r_id"))));
        };
    }

    /** Keys of either side and of none, some of them twice; often too few, sometimes none. */
    private static List<List<@Nullable Object>> hotKeys(SplittableRandom random, List<List<Row>> sides) {
        List<List<@Nullable Object>> keys = new ArrayList<>();
        for (List<Row> rows : sides) {
            int taken = rows.isEmpty() ? 0 : random.nextInt(4);
            for (int i = 0; i < taken; i++) {
                keys.add(Collections.singletonList(
                        rows.get(random.nextInt(rows.size())).get(0)));
            }
        }
        if (random.nextInt(4) == 0) keys.add(Arrays.asList((Object) null));
        return keys;
    }

    private static Question question(SplittableRandom random, ForcedJoin join) {
        List<Integer> all = IntStream.range(0, join.keys().size()).boxed().toList();
        Side side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        int salts = 1 + random.nextInt(4);
        int parts = 1 + random.nextInt(3);
        int partitions = 1 + random.nextInt(5);
        boolean hashes = random.nextBoolean();
        Side hashed = random.nextBoolean() ? side : side.other();
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Question("salt " + side + " x " + salts, join.salt(side, salts));
            case 2, 3 ->
                new Question(
                        "cells of " + parts + " on " + partitions + (hashes ? ", hashing " + hashed : ""),
                        join.cells(
                                key -> KeyGrid.counted(1 + key % parts, parts),
                                layout -> hashes ? layout.on(partitions).hashing(hashed) : layout.on(partitions)));
            case 4 -> {
                JoinStrategy split = new SplitHeavy(side, all, hashes ? Optional.of(hashed) : Optional.empty());
                yield new Question(split.toString(), join.by(split));
            }
            default -> new Question("distinct keys", join.by(new DistinctKeys()));
        };
    }
}
