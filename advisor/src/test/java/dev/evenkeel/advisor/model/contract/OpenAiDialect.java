package dev.evenkeel.advisor.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.explain.JsonLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The protocol of OpenAI's chat completions, as local servers speak it. */
public final class OpenAiDialect implements Dialect {
    @Override
    public String answer(@Nullable String text, String finish) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", text);
        return JsonLayout.write(Map.of(
                "id",
                "response-17",
                "object",
                "chat.completion",
                "model",
                "answered-by-001",
                "choices",
                List.of(Map.of("index", 0, "message", message, "finish_reason", finish)),
                "usage",
                Map.of(
                        "prompt_tokens",
                        120,
                        "completion_tokens",
                        80,
                        "prompt_tokens_details",
                        Map.of("cached_tokens", 40),
                        "completion_tokens_details",
                        Map.of("reasoning_tokens", 30))));
    }

    @Override
    public Reply blockedPrompt() {
        return Reply.of(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"The prompt was filtered.\"}}");
    }

    @Override
    public String blockedText() {
        return "content_filter";
    }

    @Override
    public String stop() {
        return "stop";
    }

    @Override
    public String maxTokens() {
        return "length";
    }

    @Override
    public String safety() {
        return "content_filter";
    }

    @Override
    public String wrongForm() {
        return "{\"choices\":17}";
    }

    @Override
    public void assertAsked(ScriptedService.Received question) {
        assertThat(question.line()).startsWith("POST /chat/completions HTTP/1.1");
        assertThat(question.headers()).containsEntry("authorization", "Bearer " + ModelContract.KEY);
        assertThat(question.headers().get("content-type")).startsWith("application/json");
        assertThat(question.body())
                .contains("\"model\":\"" + ModelMaker.MODEL + "\"")
                .contains("{\"role\":\"system\",\"content\":\"" + ModelContract.ROLE + "\"}")
                .contains("{\"role\":\"user\",\"content\":\"" + ModelContract.PROMPT + "\"}")
                .contains("{\"role\":\"user\",\"content\":\"and a second part\"}")
                .contains("\"max_tokens\":2048", "\"stream\":false")
                .contains("\"response_format\":{\"type\":\"json_schema\"", "\"schema\":" + ModelContract.SCHEMA);
    }
}
