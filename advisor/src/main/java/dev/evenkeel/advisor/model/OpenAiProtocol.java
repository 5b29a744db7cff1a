package dev.evenkeel.advisor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The protocol of OpenAI's chat completions, which Ollama, vLLM and others speak too: {@code POST /chat/completions}.
 *
 * <p>Example: a request with a role and two parts is a message of the system's and two of the user's. The thinking that
 * such services count within the answer is told apart. A question refused with the code {@code content_filter}, as
 * Azure does, is a blocked prompt, and a {@code refusal} in place of an answer was withheld.
 */
final class OpenAiProtocol implements Protocol {
    private static final int BAD_REQUEST = 400;

    @Override
    public String path(String model) {
        return "/chat/completions";
    }

    @Override
    public String keyHeader() {
        return "Authorization";
    }

    @Override
    public String keyText(String key) {
        return "Bearer " + key;
    }

    @Override
    public Map<String, Object> question(String model, ModelRequest request) throws JsonTree.Malformed {
        List<Map<String, Object>> messages = new ArrayList<>();
        if (!request.system().isEmpty()) messages.add(message("system", request.system()));
        for (String part : request.parts()) messages.add(message("user", part));
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("model", model);
        question.put("messages", messages);
        question.put("max_tokens", request.maxOutputTokens());
        question.put("stream", false);
        Object schema = JsonTree.read(request.jsonSchema()).value();
        if (schema != null) question.put("response_format", format(schema));
        return question;
    }

    @Override
    public ModelResponse answer(String model, JsonTree json) throws JsonTree.Malformed {
        JsonTree choice = json.at("choices").first();
        JsonTree message = choice.at("message");
        boolean isRefused = !message.at("refusal").text().isEmpty();
        String spelt = isRefused ? "refusal" : choice.at("finish_reason").text();
        return new ModelResponse(
                isRefused ? "" : message.at("content").text(),
                FinishReason.of(spelt),
                spelt,
                tokens(json.at("usage")),
                model,
                json.at("model").text(),
                json.at("id").text());
    }

    @Override
    public boolean isBlockedPrompt(int status, JsonTree json) throws JsonTree.Malformed {
        return status == BAD_REQUEST
                && "content_filter".equals(json.at("error").at("code").value());
    }

    private static ModelTokens tokens(JsonTree usage) throws JsonTree.Malformed {
        long written = usage.at("completion_tokens").count();
        long thought =
                usage.at("completion_tokens_details").at("reasoning_tokens").count();
        return new ModelTokens(
                usage.at("prompt_tokens").count(),
                Math.max(0, written - thought),
                thought,
                usage.at("prompt_tokens_details").at("cached_tokens").count());
    }

    private static Map<String, Object> format(Object schema) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", "answer");
        answer.put("strict", true);
        answer.put("schema", schema);
        Map<String, Object> format = new LinkedHashMap<>();
        format.put("type", "json_schema");
        format.put("json_schema", answer);
        return format;
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }
}
