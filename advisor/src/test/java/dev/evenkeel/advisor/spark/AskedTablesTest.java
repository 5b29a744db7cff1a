package dev.evenkeel.advisor.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.LlmAdvisor;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.model.LanguageModels;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The schemas of a session's tables, and a recorded run, as a model is told them. */
class AskedTablesTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    /** Asked for nothing: a dry run opens no model. */
    private static LlmAdvisor advisor() {
        return Advisor.withLlm(() -> LanguageModels.open("nowhere", ModelSettings.of("none")));
    }

    @Test
    void columnsTypesAndConstraintsGoAndNeitherNamesNorRowsDo() {
        SPARK.sql("SELECT id AS canary_id, CAST(id AS DECIMAL(12, 2)) AS canary_amount, 'canary row' AS canary_text"
                        + " FROM range(10)")
                .createOrReplaceTempView("canary_orders");
        RunProfile run;
        try (RunRecorder recorder = RunRecorder.start(SPARK)) {
            SPARK.sql("SELECT canary_text, count(*) FROM canary_orders WHERE canary_id <> 31337 GROUP BY canary_text")
                    .collectAsList();
            run = recorder.profile();
        }
        String sent = advisor()
                .withTables(SPARK, "canary_orders")
                .dryRun(run)
                .request()
                .parts()
                .get(0);
        assertThat(sent)
                .contains("{\"name\":\"column_", "\"type\":\"bigint\",\"isNotNull\":true}")
                .contains("\"type\":\"decimal\",\"size\":12,\"scale\":2")
                .contains("\"operator\":\"HashAggregate\"")
                .doesNotContain("canary")
                .doesNotContain("31337");
    }

    @Test
    void aTableThatIsNotThereIsAnErrorBeforeAnythingIsAsked() {
        assertThatThrownBy(() -> advisor().withTables(SPARK, "no_such_table"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("no_such_table");
    }
}
