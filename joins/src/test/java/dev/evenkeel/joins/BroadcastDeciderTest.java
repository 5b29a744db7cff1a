package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limit is Spark's default of 10 MiB, unless a test says otherwise. */
class BroadcastDeciderTest {
    private final SparkSession spark = SparkFixture.spark();
    private final Dataset<Row> small = spark.range(1000).selectExpr("id", "cast(id as string) as text");
    private final Dataset<Row> smaller = spark.range(10).selectExpr("id", "cast(id as string) as text");
    /** 300,000 rows of 56 bytes and more in memory, little on disk. */
    private final Dataset<Row> large = spark.range(300_000).selectExpr("id", "repeat('x', 20) as text");

    @Test
    void theSmallSideIsBuiltWhicheverItIs() {
        assertThat(side(decide(large, small, "inner"))).isEqualTo("RIGHT");
        assertThat(side(decide(small, large, "inner"))).isEqualTo("LEFT");
        assertThat(side(decide(small, smaller, "inner"))).isEqualTo("RIGHT");
        assertThat(side(decide(smaller, spark.range(100_000).toDF(), "inner"))).isEqualTo("LEFT");
        assertThat(side(decide(large, large, "inner"))).isEqualTo("neither");
    }

    @Test
    void theSentencesHoldSizeAndLimit() {
        Decision<BroadcastChoice> decision = decide(small, large, "inner");
        assertThat(decision.reason().sentence())
                .matches("the left side is 94\\.5 KiB in memory, within the limit of 10\\.0 MiB");
        assertThat(decision.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason().sentence())
                        .matches("the right side would be \\d\\d\\.\\d MiB in memory, over the limit of 10\\.0 MiB"));
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void onlyASideThatMayBeCopiedIsBuilt(JoinType type) {
        decide(small, smaller, type.keyword())
                .chosen()
                .fold(
                        build -> assertThat(type.mayReplicate(build.side())).isTrue(),
                        neither -> assertThat(type).isEqualTo(JoinType.FULL_OUTER));
    }

    @Test
    void nothingIsBuiltOrReadWhenBroadcastsAreOff() {
        SparkFixture.runWithSettings(Map.of("spark.sql.autoBroadcastJoinThreshold", "-1"), () -> {
            JobCounter.assertJobs(0, () -> decide(small, smaller, "inner"));
            Decision<BroadcastChoice> decision = decide(small, smaller, "inner");
            assertThat(side(decision)).isEqualTo("neither");
            assertThat(decision.rejected())
                    .extracting(rejected ->
                            rejected.alternative() + " " + rejected.reason().code())
                    .containsExactly("Broadcast[build=RIGHT] broadcast-off", "Broadcast[build=LEFT] broadcast-off");
        });
        assertThat(side(BroadcastDecider.withOptions(JoinOptions.defaults().withBroadcastLimit(ByteSize.ZERO))
                        .decide(small, smaller, "inner")))
                .isEqualTo("neither");
    }

    @Test
    void anOptionOverridesSparksThreshold() {
        BroadcastDecider.Configured generous =
                BroadcastDecider.withOptions(JoinOptions.defaults().withBroadcastLimit(ByteSize.gibibytes(1)));
        assertThat(side(generous.decide(large, large, "left"))).isEqualTo("RIGHT");
        assertThat(side(generous.decide(large, large, "right"))).isEqualTo("LEFT");
    }

    @Test
    void anEmptySideIsBuilt() {
        assertThat(side(decide(large, small.filter("id < 0"), "left"))).isEqualTo("RIGHT");
        assertThat(side(decide(spark.emptyDataFrame(), large, "inner"))).isEqualTo("LEFT");
    }

    @Test
    void countedAndSampledOnceASide() {
        // How many rows a range has is known below projections too, but not how many a filter leaves.
        JobCounter.assertJobs(2, () -> decide(spark.range(9), spark.range(99), "inner"));
        JobCounter.assertJobs(2, () -> decide(small, smaller, "inner"));
        JobCounter.assertJobs(2, () -> decide(large, small.filter("id % 2 = 0"), "left"));
        JobCounter.assertJobs(0, () -> decide(small, smaller, "full"));
        assertThat(JobCounter.descriptions(() -> decide(small.filter("id % 2 = 0"), small, "inner")))
                .allSatisfy(job -> assertThat(job).startsWith("Evenkeel: "));
    }

    @Test
    void whatCannotBeMeasuredIsAnError() {
        Dataset<Row> stream = spark.readStream().format("rate").load();
        assertThatThrownBy(() -> decide(stream, small, "inner"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("streaming");
        assertThatThrownBy(() -> decide(small, small, "sideways")).isInstanceOf(EvenkeelException.class);
    }

    private static Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
        return BroadcastDecider.decide(left, right, joinType);
    }

    private static String side(Decision<BroadcastChoice> decision) {
        return decision.chosen().fold(build -> build.side().name(), neither -> "neither");
    }
}
