package dev.evenkeel.advisor.gemini;

import com.google.genai.types.BlockedReason;
import com.google.genai.types.Candidate;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponsePromptFeedback;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.Part;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import java.util.List;
import java.util.Optional;

/**
 * The library's answer in the words that all models share.
 *
 * <p>Reads the parts themselves: the library's own {@code text()} throws where an answer was withheld.
 */
final class GeminiAnswer {
    private GeminiAnswer() {}

    static ModelResponse read(String model, GenerateContentResponse response) {
        Optional<Candidate> candidate =
                response.candidates().flatMap(all -> all.stream().findFirst());
        String blocked = response.promptFeedback()
                .flatMap(GenerateContentResponsePromptFeedback::blockReason)
                .map(BlockedReason::toString)
                .orElse("");
        String spelt = candidate
                .flatMap(Candidate::finishReason)
                .map(com.google.genai.types.FinishReason::toString)
                .orElse("");
        boolean isBlocked = candidate.isEmpty() && !blocked.isEmpty();
        return new ModelResponse(
                candidate.map(GeminiAnswer::text).orElse(""),
                isBlocked ? FinishReason.BLOCKED_PROMPT : FinishReason.of(spelt),
                isBlocked ? blocked : spelt,
                response.usageMetadata().map(GeminiAnswer::tokens).orElse(ModelTokens.NONE),
                model,
                response.modelVersion().orElse(""),
                response.responseId().orElse(""));
    }

    private static String text(Candidate candidate) {
        StringBuilder text = new StringBuilder();
        List<Part> parts = candidate.content().flatMap(Content::parts).orElse(List.of());
        for (Part part : parts) {
            if (!part.thought().orElse(false)) text.append(part.text().orElse(""));
        }
        return text.toString();
    }

    private static ModelTokens tokens(GenerateContentResponseUsageMetadata usage) {
        return new ModelTokens(
                count(usage.promptTokenCount()),
                count(usage.candidatesTokenCount()),
                count(usage.thoughtsTokenCount()),
                count(usage.cachedContentTokenCount()));
    }

    private static long count(Optional<Integer> told) {
        return Math.max(0, told.orElse(0));
    }
}
