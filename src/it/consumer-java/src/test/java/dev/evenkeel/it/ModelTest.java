package dev.evenkeel.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.ApiKey;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.LanguageModels;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.advisor.model.RestModel;
import dev.evenkeel.advisor.model.RetrySchedule;
import dev.evenkeel.advisor.model.contract.Dialect;
import dev.evenkeel.advisor.model.contract.GeminiDialect;
import dev.evenkeel.advisor.model.contract.ModelContract;
import dev.evenkeel.advisor.model.contract.ModelMaker;
import dev.evenkeel.advisor.model.contract.OpenAiDialect;
import dev.evenkeel.advisor.model.contract.Reply;
import dev.evenkeel.advisor.model.contract.ScriptedService;
import dev.evenkeel.testkit.SparkFixture;
import java.net.URL;
import java.time.Duration;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** A model is asked in the Java that Spark runs in, where Spark's Jackson and Guava come first. */
class ModelTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final ApiKey KEY = ApiKey.from(() -> ModelContract.KEY);
    private static final RetrySchedule QUICK = new RetrySchedule(2, Duration.ofMillis(20), Duration.ofMillis(20));

    @Test
    void googlesLibraryAnswersBesideSpark() throws Exception {
        assertAnswers(
                new GeminiDialect(),
                address -> LanguageModels.open(
                        "gemini",
                        ModelSettings.of(ModelMaker.MODEL)
                                .withKey(KEY)
                                .withAddress(address)
                                .withRetries(QUICK)));
    }

    @Test
    void theClientOfTheJdkAnswersBesideSpark() throws Exception {
        assertAnswers(
                new GeminiDialect(),
                address -> RestModel.gemini(address, ModelMaker.MODEL, KEY).withRetries(QUICK));
        assertAnswers(
                new OpenAiDialect(),
                address -> RestModel.openAi(address, ModelMaker.MODEL, KEY).withRetries(QUICK));
    }

    @Test
    void theRelocatedLibraryLeavesSparkItsOwn() {
        assertThat(origin("com.fasterxml.jackson.databind.ObjectMapper")).contains("jackson-databind");
        assertThat(origin("com.google.common.collect.ImmutableMap")).contains("guava");
        // Reading JSON goes through Spark's Jackson and its module for Scala.
        assertThat(SPARK.sql("select from_json('{\"a\":17}', 'a int').a")
                        .first()
                        .getInt(0))
                .isEqualTo(17);
    }

    private static void assertAnswers(Dialect dialect, Function<String, LanguageModel> model) throws Exception {
        try (ScriptedService service = ScriptedService.with(
                Reply.of(503, ""), Reply.body(dialect.answer("{\"say\":\"salt\"}", dialect.stop())))) {
            ModelResponse response = model.apply(service.address()).ask(ModelContract.request());
            assertThat(response.text()).isEqualTo("{\"say\":\"salt\"}");
            assertThat(response.finish()).isEqualTo(FinishReason.STOP);
            assertThat(response.tokens().total()).isEqualTo(200);
            assertThat(service.received()).hasSize(2).allSatisfy(dialect::assertAsked);
        }
    }

    private static String origin(String name) {
        URL place = SPARK.getClass().getClassLoader().getResource(name.replace('.', '/') + ".class");
        return String.valueOf(place);
    }
}
