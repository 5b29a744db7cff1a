package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Spark does by itself; that it really does is held by {@code BroadcastDeciderTest}. */
class BroadcastBySparkTest {
    @Test
    void theSmallerOfTwoWithinTheThreshold() {
        assertThat(bySpark(JoinType.INNER, 5, 6, Map.of()).build()).contains(Side.LEFT);
        assertThat(bySpark(JoinType.INNER, 5, 5, Map.of()).build()).contains(Side.RIGHT);
        assertThat(bySpark(JoinType.INNER, 11, 10, Map.of()).build()).contains(Side.RIGHT);
        assertThat(bySpark(JoinType.INNER, 11, 11, Map.of()).build()).isEmpty();
        assertThat(bySpark(JoinType.LEFT_OUTER, 1, 6, Map.of()).build()).contains(Side.RIGHT);
        assertThat(bySpark(JoinType.FULL_OUTER, 1, 1, Map.of()).build()).isEmpty();
    }

    @Test
    void aHintCountsMoreThanTheSize() {
        BroadcastBySpark bySpark = bySpark(JoinType.INNER, 1, 5000, Map.of(Side.RIGHT, "broadcast"));
        assertThat(bySpark.build()).contains(Side.RIGHT);
        assertThat(bySpark.reason().code()).isEqualTo("spark-follows-hint");
        assertThat(bySpark(JoinType.INNER, 1, 1, Map.of(Side.LEFT, "merge")).build())
                .isEmpty();
    }

    @Test
    void aHintOnASideThatMayNotBeBuiltIsIgnored() {
        BroadcastBySpark bySpark = bySpark(JoinType.LEFT_OUTER, 1, 50, Map.of(Side.LEFT, "broadcast"));
        assertThat(bySpark.build()).isEmpty();
        assertThat(bySpark.ignored())
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence())
                        .isEqualTo("the broadcast hint on the left side will be ignored: a left_outer join can build no"
                                + " relation of that side, as its rows without a match are in the result"));
    }

    @Test
    void ofTwoHintsTheOneOnTheLargerSideIsIgnored() {
        BroadcastBySpark bySpark =
                bySpark(JoinType.INNER, 5, 6, Map.of(Side.LEFT, "broadcast", Side.RIGHT, "broadcast"));
        assertThat(bySpark.build()).contains(Side.LEFT);
        assertThat(bySpark.ignored())
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence())
                        .isEqualTo("of two broadcast hints that on the right side will be ignored: Spark takes the left"
                                + " side for no larger"));
    }

    @Test
    void whereNothingFitsTheSentenceSaysBothEstimates() {
        assertThat(bySpark(JoinType.LEFT_OUTER, 5, 60, Map.of()).reason().sentence())
                .isEqualTo("Spark shuffles both sides: it can build no relation of the left side and it takes the"
                        + " right side for 60.0 MiB, with spark.sql.autoBroadcastJoinThreshold at 10.0 MiB;"
                        + " adaptive execution broadcasts after all where a side that may be built has shuffled"
                        + " no more than 10.0 MiB");
    }

    private static BroadcastBySpark bySpark(JoinType type, long left, long right, Map<Side, String> hints) {
        Map<Side, ByteSize> planned =
                Map.of(Side.LEFT, ByteSize.mebibytes(left), Side.RIGHT, ByteSize.mebibytes(right));
        BroadcastFacts facts = new BroadcastFacts(type, Map.of(), planned, hints, Broadcasts.CLUSTER);
        return BroadcastBySpark.of(facts, Broadcasts.limits(Optional.empty()));
    }
}
