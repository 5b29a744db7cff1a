package dev.evenkeel.advisor.model.contract;

import static dev.evenkeel.advisor.model.contract.Asking.failure;
import static dev.evenkeel.advisor.model.contract.ModelContract.KEY;
import static dev.evenkeel.advisor.model.contract.ModelContract.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException.Kind;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model makes of what a service answers. */
interface AnswerContract extends Asking {
    @Test
    default void theWholeQuestionGoesOutAndTheWholeAnswerComesBack() throws Exception {
        try (ScriptedService service = ScriptedService.with(
                Reply.body(dialect().answer(ANSWER, dialect().stop())))) {
            LanguageModel model = model(service);
            assertThat(model.ask(request()))
                    .isEqualTo(new ModelResponse(
                            ANSWER,
                            FinishReason.STOP,
                            dialect().stop(),
                            new ModelTokens(120, 50, 30, 40),
                            ModelMaker.MODEL,
                            "answered-by-001",
                            "response-17"));
            assertThat(service.received()).singleElement().satisfies(dialect()::assertAsked);
            assertThat(model.name()).isEqualTo(ModelMaker.MODEL);
            assertThat(model.toString()).doesNotContain(KEY);
        }
    }

    @Test
    default void textOutsideAsciiArrivesAsItWasWritten() throws Exception {
        String text = "größer — 数据 🚀 \" \\ \n\t\u2028";
        try (ScriptedService service =
                ScriptedService.with(Reply.body(dialect().answer(text, dialect().stop())))) {
            ModelResponse response = model(service).ask(ModelRequest.of("", List.of("größer 数据 🚀"), ""));
            assertThat(response.text()).isEqualTo(text);
            assertThat(service.received().get(0).body())
                    .contains("größer 数据 🚀")
                    .doesNotContain("chema");
        }
    }

    /** The form is the guard rails' matter: a model gives what came. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"said\":17}", "I would rather talk about {\"say\"", "[]", "```json\n{}\n```"})
    default void anAnswerAgainstTheSchemaPassesAsText(String text) throws Exception {
        ModelResponse response =
                asked(Reply.body(dialect().answer(text, dialect().stop())));
        assertThat(response.text()).isEqualTo(text);
        assertThat(response.finish()).isEqualTo(FinishReason.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a\":1}}", "no JSON", "[]", "17", "\"text\""})
    default void whatIsNoJsonOfTheProtocolIsNotUnderstoodAndNotAskedForAgain(String body) throws Exception {
        assertNotUnderstood(Reply.body(body));
    }

    @Test
    default void aPageOrAMemberOfAnotherFormIsNotUnderstood() throws Exception {
        assertNotUnderstood(Reply.page());
        assertNotUnderstood(Reply.body(dialect().wrongForm()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    default void anEmptyAnswerIsAnAnswerWithoutText(String body) throws Exception {
        assertThat(asked(Reply.body(body)))
                .isEqualTo(new ModelResponse("", FinishReason.NONE, "", ModelTokens.NONE, ModelMaker.MODEL, "", ""));
    }

    @Test
    default void aBlockedPromptIsAnAnswerThatSaysSo() throws Exception {
        ModelResponse response = asked(dialect().blockedPrompt());
        assertThat(response.finish()).isEqualTo(FinishReason.BLOCKED_PROMPT);
        assertThat(response.finishText()).isEqualTo(dialect().blockedText());
        assertThat(response.text()).isEmpty();
    }

    @Test
    default void anAnswerCutAtTheLimitKeepsWhatTextThereIs() throws Exception {
        ModelResponse cut =
                asked(Reply.body(dialect().answer("{\"say\":\"sa", dialect().maxTokens())));
        assertThat(cut.finish()).isEqualTo(FinishReason.MAX_TOKENS);
        assertThat(cut.text()).isEqualTo("{\"say\":\"sa");
        ModelResponse thoughtAway =
                asked(Reply.body(dialect().answer(null, dialect().maxTokens())));
        assertThat(thoughtAway.finish()).isEqualTo(FinishReason.MAX_TOKENS);
        assertThat(thoughtAway.text()).isEmpty();
        assertThat(thoughtAway.tokens().thoughts()).isEqualTo(30);
    }

    @Test
    default void aWithheldAnswerAndAnUnknownReasonAreTold() throws Exception {
        ModelResponse withheld =
                asked(Reply.body(dialect().answer(null, dialect().safety())));
        assertThat(withheld.finish()).isEqualTo(FinishReason.SAFETY);
        assertThat(withheld.text()).isEmpty();
        ModelResponse unknown = asked(Reply.body(dialect().answer("half", "BRAND_NEW_REASON")));
        assertThat(unknown.finish()).isEqualTo(FinishReason.OTHER);
        assertThat(unknown.finishText()).isEqualTo("BRAND_NEW_REASON");
        assertThat(unknown.text()).isEqualTo("half");
    }

    private void assertNotUnderstood(Reply reply) throws Exception {
        try (ScriptedService service = ScriptedService.with(reply)) {
            assertThat(failure(model(service, QUICK), request()).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
            assertThat(service.received()).hasSize(1);
        }
    }
}
