package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.RowBag;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hot keys that are anything but hot, given on purpose: correctness must never rest on statistics. */
class WrongStatisticsTest {
    private static final Dataset<Row> LEFT = SparkFixture.spark()
            .range(0, 400, 1, 3)
            .selectExpr("if(id % 9 = 0, null, if(id % 2 = 0, 5, id % 60)) as k", "id as l_id");
    private static final Dataset<Row> RIGHT = SparkFixture.spark()
            .range(0, 120, 1, 2)
            .selectExpr("if(id % 11 = 0, null, if(id % 4 = 0, 5, id % 80)) as k", "id as r_id");

    /** What the hot keys are said to be. */
    enum Said {
        NOTHING(List.of()),
        NOT_THE_HOT_ONE(keys(LongStream.of(13, 17))),
        ON_NO_SIDE(keys(LongStream.of(-1, Long.MAX_VALUE, 1_000))),
        ON_ONE_SIDE(keys(LongStream.of(59, 79, 5))),
        NULL(List.of(Arrays.asList((Object) null))),
        ONE_KEY_TWICE(keys(LongStream.of(5, 5, 5, 7))),
        TEN_THOUSAND(keys(LongStream.range(-5_000, 5_000)));

        @SuppressWarnings("ImmutableEnumChecker") // only ever read
        private final List<List<@Nullable Object>> keys;

        Said(List<List<@Nullable Object>> keys) {
            this.keys = keys;
        }

        private static List<List<@Nullable Object>> keys(LongStream values) {
            return values.mapToObj(value -> Arrays.<@Nullable Object>asList(value))
                    .toList();
        }
    }

    static Stream<Arguments> questions() {
        return Arrays.stream(Said.values())
                .flatMap(said -> Stream.of(JoinType.values())
                        .filter(type -> type != JoinType.CROSS)
                        .map(type -> Arguments.of(said, type)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("questions")
    void theRowsAreThoseOfThePlainJoin(Said said, JoinType type) {
        JoinSpec spec = JoinSpec.on("k").type(type);
        ForcedJoin join = ForcedJoin.of(LEFT, RIGHT, spec).orElseThrow().withKeys(said.keys);
        List<Integer> all = IntStream.range(0, said.keys.size()).boxed().toList();
        RowBag expected = RowBag.of(LEFT.join(RIGHT, new String[] {"k"}, type.keyword()));
        List<Dataset<Row>> results = Stream.of(
                        join.salt(Side.LEFT, 3),
                        join.salt(Side.RIGHT, 3),
                        join.cells(key -> KeyGrid.counted(1 + key % 3, 1 + (key + 1) % 3), layout -> layout.on(5)),
                        join.cells(
                                key -> KeyGrid.counted(1 + (key + 1) % 3, 1 + key % 3),
                                layout -> layout.on(5).hashing(Side.RIGHT)),
                        join.by(new SplitHeavy(Side.LEFT, all, Optional.empty())),
                        join.by(new SplitHeavy(Side.RIGHT, all, Optional.of(Side.LEFT))))
                .flatMap(Optional::stream)
                .toList();
        assertThat(results).isNotEmpty();
        results.forEach(rows -> RowOracle.assertSameRows(RowBag.of(rows), expected));
    }
}
