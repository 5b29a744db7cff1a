package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decider says of sides, keys, options and settings that cannot be meant. */
class BroadcastWrongInputTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> SMALL = SPARK.range(1_000).selectExpr("id", "map(id, id) as m");
    private static final Dataset<Row> HUGE = SPARK.range(3_000_000_000L).selectExpr("id", "map(id, id) as m");

    @ParameterizedTest
    @CsvSource({
        "spark.evenkeel.cluster.slots, 0, a whole number of at least 1",
        "spark.evenkeel.cluster.slots, -1, a whole number of at least 1",
        "spark.evenkeel.join.broadcastLimit, -5m, a size such as 64m",
        "spark.evenkeel.join.broadcastLimit, much, a size such as 64m"
    })
    void anAbsurdSettingIsNamedWithItsRemedy(String key, String value, String remedy) {
        SparkFixture.runWithSettings(
                Map.of(key, value),
                () -> assertThatThrownBy(() -> BroadcastDecider.decide(SMALL, SMALL, "inner"))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessage("Setting " + key + " is " + value + ", but must be " + remedy + "."));
    }

    /** A limit of a pebibyte allows what the driver cannot hold. */
    @Test
    void aLimitAboveTheMemoryDoesNotMakeASideSafe() {
        Decision<BroadcastChoice> decision = BroadcastDecider.withOptions(
                        JoinOptions.defaults().withBroadcastLimit(ByteSize.gibibytes(1 << 20)))
                .decide(HUGE, HUGE, "inner");
        assertThat(decision.chosen()).hasToString("NoBroadcast");
        assertThat(decision.rejected())
                .hasSize(2)
                .allSatisfy(rejected -> assertThat(rejected.reason().code())
                        .isIn("broadcast-driver-memory", "broadcast-rows", "broadcast-table-size"));
    }

    /** By Spark itself, which knows both sides. */
    @Test
    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> BroadcastDecider.decide(SMALL, SMALL, JoinSpec.on("idd")))
                .hasMessageContainingAll("`idd` cannot be resolved on the left side of the join", "[`id`, `m`]");
    }

    /** By Spark itself, as a join by it would be refused. */
    @Test
    void aKeyThatHasNoOrderIsNamed() {
        assertThatThrownBy(() -> BroadcastDecider.decide(SMALL, SMALL, JoinSpec.on("m")))
                .hasMessageContainingAll("INVALID_ORDERING_TYPE", "(m = m)", "MAP<BIGINT, BIGINT>");
    }

    @Test
    void twoEmptySidesNeedNoMoreThanTheSmallestRelation() {
        Dataset<Row> none = SMALL.filter("id < 0");
        BroadcastReport report = BroadcastDecider.report(none, none, JoinSpec.on("id"));
        assertThat(report.decision().chosen()).hasToString("Broadcast[build=RIGHT]");
        assertThat(report.verdict(Side.RIGHT)).isEqualTo(BroadcastVerdict.SAFE);
    }
}
