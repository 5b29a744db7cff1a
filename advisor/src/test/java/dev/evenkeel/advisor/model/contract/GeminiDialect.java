package dev.evenkeel.advisor.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.explain.JsonLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gemini's REST protocol. */
public class GeminiDialect implements Dialect {
    @Override
    public String answer(@Nullable String text, String finish) {
        List<Object> parts = new ArrayList<>();
        parts.add(Map.of("text", "what was only thought", "thought", true));
        if (text != null) parts.add(Map.of("text", text));
        return JsonLayout.write(Map.of(
                "candidates",
                List.of(Map.of("content", Map.of("role", "model", "parts", parts), "finishReason", finish, "index", 0)),
                "usageMetadata",
                Map.of(
                        "promptTokenCount", 120,
                        "cachedContentTokenCount", 40,
                        "thoughtsTokenCount", 30,
                        "candidatesTokenCount", 50,
                        "totalTokenCount", 200),
                "modelVersion",
                "answered-by-001",
                "responseId",
                "response-17"));
    }

    @Override
    public Reply blockedPrompt() {
        return Reply.body("{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}");
    }

    @Override
    public String blockedText() {
        return "PROHIBITED_CONTENT";
    }

    @Override
    public String stop() {
        return "STOP";
    }

    @Override
    public String maxTokens() {
        return "MAX_TOKENS";
    }

    @Override
    public String safety() {
        return "SAFETY";
    }

    @Override
    public String wrongForm() {
        return "{\"candidates\":17}";
    }

    @Override
    public void assertAsked(ScriptedService.Received question) {
        assertThat(question.line()).startsWith("POST /v1beta/models/" + ModelMaker.MODEL + ":generateContent HTTP/1.1");
        assertThat(question.headers()).containsEntry("x-goog-api-key", ModelContract.KEY);
        assertBody(question);
    }

    /** Fails unless the body is that of the question, whatever door it came by. */
    public static void assertBody(ScriptedService.Received question) {
        assertThat(question.headers().get("content-type")).startsWith("application/json");
        assertThat(question.body())
                .contains("\"systemInstruction\":{", "\"parts\":[{\"text\":\"" + ModelContract.ROLE + "\"}]")
                .contains("{\"text\":\"" + ModelContract.PROMPT + "\"},{\"text\":\"and a second part\"}")
                .contains("\"maxOutputTokens\":2048")
                .contains("\"responseMimeType\":\"application/json\"")
                .contains("\"responseJsonSchema\":" + ModelContract.SCHEMA);
    }
}
