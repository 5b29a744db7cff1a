package dev.evenkeel.advisor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.error.EvenkeelException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions, answers, prices and settings as values. */
class ModelValuesTest {
    @Test
    void aQuestionTellsItsSizeAndNotItself() {
        ModelRequest request = ModelRequest.of("a role", List.of("secret part", "secret task"), "{}")
                .withMaxOutputTokens(2048)
                .withDeadline(Duration.ofMillis(1500));
        // 6 characters of the role, 11 of each part.
        assertThat(request).hasToString("2 parts, 28 characters, at most 2,048 tokens within 1.5 s");
        assertThat(ModelRequest.of("", List.of("xx"), ""))
                .hasToString("1 part, 2 characters, at most 8,192 tokens within 120 s");
    }

    @Test
    void aQuestionKeepsItsPartsAsTheyWere() {
        List<String> parts = new ArrayList<>(List.of("one"));
        ModelRequest request = ModelRequest.of("", parts, "");
        parts.add("two");
        assertThat(request.parts()).containsExactly("one");
    }

    @Test
    void aQuestionWithoutPartsTokensOrTimeIsRefused() {
        ModelRequest request = ModelRequest.of("", List.of("x"), "");
        assertThatIllegalArgumentException().isThrownBy(() -> ModelRequest.of("role", List.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> request.withMaxOutputTokens(0));
        assertThatIllegalArgumentException().isThrownBy(() -> request.withDeadline(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestModel.openAi("http://localhost", "m").ask(ModelRequest.of("", List.of("x"), "{")))
                .withMessageContaining("schema");
    }

    @Test
    void anAnswerTellsItsSizeAndNotItself() {
        ModelResponse response = new ModelResponse(
                "a secret", FinishReason.STOP, "STOP", new ModelTokens(1800, 240, 900, 600), "m", "m-001", "r");
        assertThat(response).hasToString("STOP by m-001, 8 characters, 1,800 tokens read and 1,140 written");
    }

    @Test
    void tokensAddUpAndThoughtsCountAsWritten() {
        ModelTokens first = new ModelTokens(1800, 240, 900, 600);
        assertThat(first.total()).isEqualTo(2940);
        assertThat(first.plus(first)).isEqualTo(new ModelTokens(3600, 480, 1800, 1200));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelTokens(0, -1, 0, 0));
    }

    /** 1,200 tokens at 0.50, 600 cached at 0.05 and 1,140 written at 3.00 a million: 600 + 30 + 3,420 millionths. */
    @Test
    void aPriceKnowsWhatWasReadBefore() {
        ModelTokens tokens = new ModelTokens(1800, 240, 900, 600);
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(new ModelPrice(0.50, 0.05, 3, day).of(tokens)).isCloseTo(0.004_050, within(1e-12));
        assertThat(ModelPrice.of(0.50, 3, day).of(tokens)).isCloseTo(0.004_320, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelPrice.of(-1, 3, day));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelPrice.of(1, Double.NaN, day));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,STOP", "stop,STOP", "MAX_TOKENS,MAX_TOKENS", "length,MAX_TOKENS", "SAFETY,SAFETY",
        "PROHIBITED_CONTENT,SAFETY", "content_filter,SAFETY", "'',NONE", "tool_calls,OTHER", "LANGUAGE,OTHER"
    })
    void reasonsOfAllServicesHaveOneName(String spelt, FinishReason reason) {
        assertThat(FinishReason.of(spelt)).isEqualTo(reason);
    }

    @Test
    void aProviderThatIsNotThereIsNamedWithWhatToAdd() {
        assertThat(LanguageModels.providers()).isEmpty();
        assertThatExceptionOfType(EvenkeelException.class)
                .isThrownBy(() -> LanguageModels.open("gemini", ModelSettings.of("m")))
                .withMessage("No model service gemini is on the class path; there are: none. For gemini add"
                        + " evenkeel-advisor-gemini, or use RestModel, which needs no more than the JDK.");
    }

    @Test
    void settingsTellWhereTheKeyIsAndNotTheKey() {
        ModelSettings settings = ModelSettings.of("m")
                .withKey(ApiKey.from(() -> "the-key"))
                .withAddress("http://localhost:1/")
                .withOption("project", "p");
        assertThat(settings).hasToString("m at http://localhost:1, key from supplier");
        assertThat(ModelSettings.of("m").withKey(ApiKey.fromEnvironment("MY_KEY")))
                .hasToString("m, key from environment variable MY_KEY");
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSettings.of(" "));
    }

    @Test
    void aNameThatWouldLeadElsewhereIsRefused() {
        for (String name : List.of("", "../files", "m:generateContent?x=", "a/b", "a b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RestModel.gemini("http://localhost", name, ApiKey.from(() -> "k")));
        }
    }
}
