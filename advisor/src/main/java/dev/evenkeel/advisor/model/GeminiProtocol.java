package dev.evenkeel.advisor.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Google's Gemini protocol: {@code POST /v1beta/models/{model}:generateContent} with the header {@code x-goog-api-key}.
 *
 * <p>Example: a request with two parts is one turn of the user's with two texts; the answer's text is that of the first
 * candidate's parts, without what the model only thought.
 */
final class GeminiProtocol implements Protocol {
    @Override
    public String path(String model) {
        return "/v1beta/models/" + model + ":generateContent";
    }

    @Override
    public String keyHeader() {
        return "x-goog-api-key";
    }

    @Override
    public String keyText(String key) {
        return key;
    }

    @Override
    public Map<String, Object> question(String model, ModelRequest request) throws JsonTree.Malformed {
        Map<String, Object> question = new LinkedHashMap<>();
        if (!request.system().isEmpty())
            question.put("systemInstruction", Map.of("parts", parts(List.of(request.system()))));
        Map<String, Object> turn = new LinkedHashMap<>();
        turn.put("role", "user");
        turn.put("parts", parts(request.parts()));
        question.put("contents", List.of(turn));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("maxOutputTokens", request.maxOutputTokens());
        Object schema = JsonTree.read(request.jsonSchema()).value();
        if (schema != null) {
            form.put("responseMimeType", "application/json");
            form.put("responseJsonSchema", schema);
        }
        question.put("generationConfig", form);
        return question;
    }

    @Override
    public ModelResponse answer(String model, JsonTree json) throws JsonTree.Malformed {
        JsonTree candidate = json.at("candidates").first();
        String blocked = json.at("promptFeedback").at("blockReason").text();
        String spelt = candidate.at("finishReason").text();
        boolean isBlocked = candidate.value() == null && !blocked.isEmpty();
        return new ModelResponse(
                text(candidate),
                isBlocked ? FinishReason.BLOCKED_PROMPT : FinishReason.of(spelt),
                isBlocked ? blocked : spelt,
                tokens(json.at("usageMetadata")),
                model,
                json.at("modelVersion").text(),
                json.at("responseId").text());
    }

    @Override
    public boolean isBlockedPrompt(int status, JsonTree json) {
        return false;
    }

    private static String text(JsonTree candidate) throws JsonTree.Malformed {
        StringBuilder text = new StringBuilder();
        for (JsonTree part : candidate.at("content").at("parts").elements()) {
            if (!part.at("thought").isTrue()) text.append(part.at("text").text());
        }
        return text.toString();
    }

    private static ModelTokens tokens(JsonTree usage) throws JsonTree.Malformed {
        return new ModelTokens(
                usage.at("promptTokenCount").count(),
                usage.at("candidatesTokenCount").count(),
                usage.at("thoughtsTokenCount").count(),
                usage.at("cachedContentTokenCount").count());
    }

    private static List<Map<String, String>> parts(List<String> texts) {
        return texts.stream().map(text -> Map.of("text", text)).toList();
    }
}
