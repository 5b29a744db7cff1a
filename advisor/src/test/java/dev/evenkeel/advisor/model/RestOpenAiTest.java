package dev.evenkeel.advisor.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.model.contract.ModelContract;
import dev.evenkeel.advisor.model.contract.ModelMaker;
import dev.evenkeel.advisor.model.contract.OpenAiDialect;
import dev.evenkeel.advisor.model.contract.Reply;
import dev.evenkeel.advisor.model.contract.ScriptedService;
import org.junit.jupiter.api.Test;

/** OpenAI's protocol over the JDK's HTTP client. */
class RestOpenAiTest extends ModelContract {
    RestOpenAiTest() {
        super(new Maker(), new OpenAiDialect());
    }

    @Test
    void aServerWithoutAKeyIsAskedWithoutOne() throws Exception {
        try (ScriptedService service = ScriptedService.with(Reply.body("{}"))) {
            RestModel.openAi(service.address() + "/v1", "qwen3:8b").ask(request());
            assertThat(service.received()).singleElement().satisfies(question -> {
                assertThat(question.line()).startsWith("POST /v1/chat/completions ");
                assertThat(question.headers()).doesNotContainKey("authorization");
                assertThat(question.body()).contains("\"model\":\"qwen3:8b\"");
            });
        }
    }

    @Test
    void aRefusalInPlaceOfAnAnswerWasWithheld() throws Exception {
        String body =
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot.\"},\"finish_reason\":\"stop\"}]}";
        try (ScriptedService service = ScriptedService.with(Reply.body(body))) {
            ModelResponse response =
                    RestModel.openAi(service.address(), "qwen3:8b").ask(request());
            assertThat(response.finish()).isEqualTo(FinishReason.SAFETY);
            assertThat(response.finishText()).isEqualTo("refusal");
            assertThat(response.text()).isEmpty();
        }
    }

    /** Makes the models. */
    public static final class Maker implements ModelMaker {
        /** For a Java of its own. */
        public Maker() {}

        @Override
        public LanguageModel model(String address, ApiKey key, RetrySchedule retries) {
            return RestModel.openAi(address, MODEL, key).withRetries(retries);
        }
    }
}
