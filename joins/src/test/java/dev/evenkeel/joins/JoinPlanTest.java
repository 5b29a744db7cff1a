package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.SparkFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says of itself, on the skewed tables and 64 slots. */
class JoinPlanTest {
    @ParameterizedTest
    @ValueSource(strings = {"left_outer", "full_outer"})
    void explainsItself(String type) {
        assertThat(plan(type, 64).explain().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        Golden.assertMatches("join-" + type + ".txt", plan(type, 64).explain());
    }

    @Test
    void explainsWhyItStaysWithSparkOnTwoSlots() {
        Golden.assertMatches("join-two-slots.txt", plan("inner", 2).explain());
    }

    @Test
    void writesItselfAsJson() throws JsonProcessingException {
        JoinPlan plan = plan("left_outer", 64);
        // Spark's estimate is the size of the files, which another version of the format may change.
        Golden.assertMatches(
                "join-left_outer.json", plan.toJson().replaceAll("\"plannedSize\":\\d+", "\"plannedSize\":0") + "\n");
        JsonNode json = new ObjectMapper().readTree(plan.toJson());
        assertThat(json.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(json.at("/joinType").asText()).isEqualTo("left_outer");
        assertThat(json.at("/decision/chosen").asText())
                .isEqualTo(plan.decision().chosen().toString());
        assertThat(json.at("/decision/rejected"))
                .hasSize(plan.decision().rejected().size());
        assertThat(json.at("/left/rows").asLong()).isEqualTo(72_000);
        assertThat(json.at("/left/nullRows").asLong()).isEqualTo(2_000);
        assertThat(json.at("/costliestKeys/0/text").asText()).isEqualTo("7");
        assertThat(json.at("/costliestKeys/0/pairs").asLong())
                .isEqualTo(2 * json.at("/costliestKeys/0/leftRows").asLong());
        assertThat(json.at("/slots").asInt()).isEqualTo(64);
    }

    @Test
    void aPlanWithoutFactsHasJsonToo() throws JsonProcessingException {
        JoinPlan plan = SmartJoin.plan(
                SparkFixture.spark().range(3), SparkFixture.spark().range(3));
        JsonNode json = new ObjectMapper().readTree(plan.toJson());
        assertThat(json.at("/decision/chosen").asText()).isEqualTo("Native");
        assertThat(json.has("left")).isFalse();
        assertThat(plan).hasToString("JoinPlan[Native, reason=spark-broadcasts]");
    }

    private static JoinPlan plan(String type, int slots) {
        return SparkFixture.withSettings(
                SkewedTables.SETTINGS,
                () -> SmartJoin.withOptions(SkewedTables.options(slots))
                        .plan(SkewedTables.left(), SkewedTables.right(), new String[] {"k"}, type));
    }
}
