package dev.evenkeel.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.guard.Contradiction;
import dev.evenkeel.advisor.guard.Limits;
import dev.evenkeel.advisor.guard.Refusal;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.LanguageModels;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelPrice;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.advisor.spark.SettingRegistry;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.Golden;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scripted model beside two planted rules on {@link AskedRun}: this proves the plumbing, not that advice is good. */
class SecondOpinionTest {
    private static final RunProfile RUN = AskedRun.plain();

    /** Two good settings, a good action, one that would change answers, one that was not sent, and a question. */
    private static final String ANSWER = """
        {"summary": "One value of column_2 holds much of table_1, so that one task of stage 3 works for all.",
         "configs": [
          {"key": "spark.sql.shuffle.partitions", "value": "800", "scope": "session",
           "reason": "Tasks of stage 3 read 200 MiB each.", "evidence": ["S3.0"], "confidence": "medium"},
          {"key": "spark.executor.memory", "value": "8192M", "scope": "submission",
           "reason": "The heap is nearly full.", "evidence": ["F2", "C"], "confidence": "low"},
          {"key": "spark.sql.ansi.enabled", "value": "false", "scope": "session",
           "reason": "Casts get faster.", "evidence": ["F2"], "confidence": "low"}],
         "actions": [
          {"action": "salt", "at": "Q1.N1", "columns": ["column_2"], "count": 16,
           "reason": "One value of column_2 is hot.", "evidence": ["F1", "S3.0"], "confidence": "high"},
          {"action": "cache", "at": "Q7.N1", "reason": "It is read twice.", "evidence": ["F1"], "confidence": "low"}],
         "question": "Is column_2 often null?"}\
        """;

    private static LlmAdvisor asking(LanguageModel model) {
        return LlmAdvisor.of(() -> model, AskedRun.rules(), SettingRegistry.read())
                .withRules(AdvisorOptions.defaults().withPrice(Price.perInstanceHour(0.192, 4)))
                .withLimits(Limits.ofNodes(8, ByteSize.gibibytes(32)).withCores(64))
                .withOptions(LlmOptions.defaults().withPrice(ModelPrice.of(0.30, 2.50, LocalDate.of(2026, 11, 1))));
    }

    private static final SecondOpinion OPINION = asking(new Scripted(ANSWER)).advise(RUN);

    @Test
    void itReadsAsItShould() {
        Golden.assertMatches("second-opinion.txt", OPINION.explain());
        Golden.assertMatches("second-opinion.json", OPINION.toJson() + "\n");
        assertThat(OPINION)
                .hasToString("SecondOpinion[application=nightly, model=scripted-1, 2 settings, 1 actions, 2 refused]");
    }

    @Test
    void theRulesReportIsUntouched() {
        AdvisorReport alone = AskedRun.rules()
                .withOptions(AdvisorOptions.defaults().withPrice(Price.perInstanceHour(0.192, 4)))
                .advise(RUN);
        assertThat(OPINION.report().toJson()).isEqualTo(alone.toJson());
        assertThat(OPINION.explain()).startsWith(alone.explain());
    }

    @Test
    void savingsAreTheReplaysAndOnlyWhereAReplayShowsThem() {
        // Stage 3: 269 s of slot time on 16 slots, the longest task 70 s; even, the task would take 269 / 200 = 1.3 s.
        Saving salted = OPINION.saving(OPINION.actions().get(0)).orElseThrow();
        assertThat(salted.expected()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(70));
        assertThat(OPINION.saving(OPINION.configs().get(0)))
                .as("more partitions do not part a hot key, so the replay of even tasks would promise too much")
                .isEmpty();
        assertThat(OPINION.saving(OPINION.configs().get(1))).as("memory").isEmpty();
        assertThat(OPINION.largestSaving()).contains(salted);
    }

    @Test
    void whatAskingCostsStandsBesideWhatTheSavingIsWorth() {
        assertThat(OPINION.cost().orElseThrow())
                .as("6,000 read at 0.30 a million, 1,200 written and thought at 2.50")
                .isCloseTo(0.0018 + 0.003, offset(1e-9));
        double share = OPINION.largestSaving().orElseThrow().share().value();
        assertThat(OPINION.worth().orElseThrow())
                .as("16 cores for 100 s are 0.444 core-hours at 0.048, of which that part is saved")
                .isCloseTo(16 * 100 / 3600.0 * 0.048 * share, offset(1e-9));
    }

    @Test
    void runtimeSettingsAndThoseOfTheSubmissionAreToldApart() {
        assertThat(OPINION.configsOfSession())
                .extracting(Object::toString)
                .containsExactly("spark.sql.shuffle.partitions: 200 -> 800");
        assertThat(OPINION.configsOfSubmission())
                .extracting(Object::toString)
                .containsExactly("spark.executor.memory: 4g -> 8g");
    }

    @Test
    void contradictionsAreShownSideBySide() {
        assertThat(OPINION.contradictions())
                .containsExactly(
                        new Contradiction(
                                "spark.sql.shuffle.partitions: 200 -> 800", "uneven-stage", "salt the hot key"),
                        new Contradiction(
                                "spark.executor.memory: 4g -> 8g", "tight-memory", "spark.executor.memory: 4g -> 5g"));
    }

    @Test
    void whatWasRefusedStaysVisible() {
        assertThat(OPINION.refused())
                .extracting(Refusal::what)
                .containsExactly("spark.sql.ansi.enabled=false", "cache at Q7.N1");
    }

    @Test
    void theJsonSaysItsVersionFirstAndHoldsTheRulesReport() throws IOException {
        JsonNode json = new ObjectMapper().readTree(OPINION.toJson());
        assertThat(json.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(json.at("/report/findings/0/id").asText()).isEqualTo("uneven-stage");
        assertThat(json.at("/configs/1/recommended").asText()).isEqualTo("8g");
        assertThat(json.at("/tokens/thoughts").asLong()).isEqualTo(900);
        assertThat(json.at("/responseId").asText()).isEqualTo("response-7");
    }

    /** A model that does not come to an answer. */
    private record Failing(Exception failure) implements LanguageModel {
        @Override
        public String name() {
            return "failing-1";
        }

        @Override
        public ModelResponse ask(ModelRequest request) throws InterruptedException {
            if (failure instanceof InterruptedException interrupted) throw interrupted;
            throw (RuntimeException) failure;
        }
    }

    @Test
    void withoutAnAnswerTheRulesReportComesWithALineThatSaysWhy() {
        List<Exception> failures = List.of(
                new ModelException(ModelException.Kind.NO_KEY, "The environment variable GEMINI_API_KEY is not set"),
                new ModelException(ModelException.Kind.UNREACHABLE, "localhost gave no whole answer"),
                new IllegalStateException("Bearer sk-secret: " + "the prompt"));
        for (Exception failure : failures) {
            SecondOpinion opinion = asking(new Failing(failure)).advise(RUN);
            assertThat(opinion.report().findings()).hasSize(2);
            assertThat(opinion.explain())
                    .startsWith(OPINION.report().explain())
                    .contains("no second opinion of failing-1: ")
                    .doesNotContain("sk-secret");
            assertThat(opinion.configs()).isEmpty();
            assertThat(opinion.cost()).isEmpty();
            assertThat(opinion.toJson()).contains("\"findings\":[{");
        }
        assertThat(asking(new Failing(failures.get(0))).advise(RUN).note())
                .isEqualTo("The environment variable GEMINI_API_KEY is not set");
    }

    @Test
    void aModelThatCannotBeOpenedIsALineToo() {
        SecondOpinion opinion = Advisor.withLlm(() -> LanguageModels.open("nowhere", ModelSettings.of("some-model")))
                .advise(SampleRun.named("nightly"));
        assertThat(opinion.report().findings()).isNotEmpty();
        assertThat(opinion.note()).startsWith("No model service nowhere is on the class path");
        assertThat(opinion.explain()).contains("no second opinion of a model: No model service nowhere");
    }

    @Test
    void anInterruptedThreadStaysInterruptedAndHasItsReport() {
        SecondOpinion opinion = asking(new Failing(new InterruptedException())).advise(RUN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(opinion.report().findings()).hasSize(2);
        assertThat(opinion.note()).contains("interrupted");
    }

    @Test
    void aRunOfAnotherLineOfSparkIsToldToBe() {
        RunProfile old =
                RUN.toBuilder().of(RUN.application().withSpark("2.4.8")).build();
        SecondOpinion opinion = asking(new Scripted(ANSWER)).advise(old);
        assertThat(opinion.caution()).startsWith("the run was on Spark 2.4.8, and settings were held against Spark ");
        assertThat(opinion.explain()).contains("note: the run was on Spark 2.4.8");
        assertThat(OPINION.caution()).isEmpty();
    }

    @Test
    void aRunThatCannotBeReplayedPromisesNothing() {
        Advisor unplayed = Advisor.of(List.of(), run -> {
            throw new IllegalStateException("no replay");
        });
        String answer = ANSWER.replace("\"F1\", ", "");
        SecondOpinion opinion = LlmAdvisor.of(() -> new Scripted(answer), unplayed, SettingRegistry.read())
                .advise(RUN);
        assertThat(opinion.actions()).hasSize(1);
        assertThat(opinion.largestSaving()).isEmpty();
        assertThat(opinion.explain()).contains("no replay shows what it saves");
    }

    @Test
    void aBadAnswerLeavesTheReportAndItsReason() {
        SecondOpinion opinion =
                asking(new Scripted("Sure! Set everything to 1.")).advise(RUN);
        assertThat(opinion.configs()).isEmpty();
        assertThat(opinion.refused())
                .extracting(refusal -> refusal.reason().code())
                .containsExactly("answer-not-json");
        assertThat(opinion.explain()).contains("CRITICAL uneven-stage");
    }

    @Test
    void theLimitsOfTheOptionsGoWithTheQuestion() {
        Scripted model = new Scripted(ANSWER);
        asking(model)
                .withOptions(LlmOptions.defaults()
                        .withTokenBudget(1_000)
                        .withMaxOutputTokens(512)
                        .withDeadline(Duration.ofSeconds(7)))
                .advise(RUN);
        ModelRequest asked = model.asked().get(0);
        assertThat(asked.maxOutputTokens()).isEqualTo(512);
        assertThat(asked.deadline()).isEqualTo(Duration.ofSeconds(7));
        assertThat(asked.parts().get(0)).hasSizeLessThan(3_100).contains("\"cut\":[");
    }

    @Test
    void namesWithControlCharactersDoNotReachTheTerminal() {
        String answer = "{\"summary\":\"table_2 is small.\",\"configs\":[],\"actions\":[],\"question\":\"\"}";
        SecondOpinion opinion = asking(new Scripted(answer)).advise(AskedRun.withCanaries());
        assertThat(opinion.rationale()).isEqualTo("table \u001b[31m canary is small.");
        assertThat(opinion.explain())
                .contains("table \\u001b[31m canary is small.")
                .doesNotContain("\u001b");
    }

    @Test
    void theFrontDoorTakesAnyModel() {
        SecondOpinion opinion = Advisor.withLlm(new Scripted(ANSWER)).advise(SampleRun.named("nightly"));
        assertThat(opinion.report().findings()).isNotEmpty();
        assertThat(opinion.refused())
                .as("the sample run has no step Q1.N1 and no stage 3")
                .isNotEmpty();
    }
}
