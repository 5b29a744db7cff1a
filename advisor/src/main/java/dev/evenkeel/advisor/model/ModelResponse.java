package dev.evenkeel.advisor.model;

import java.util.Locale;

/**
 * What a model answered, why it ended, and what it took.
 *
 * <p>Example: an answer cut at the limit has the finish {@code MAX_TOKENS} and the text as far as it came, or none
 * where the model spent all of it on thinking. Its own text tells the answer's size and never the answer.
 *
 * @param text the answer; empty where there is none
 * @param finish why the answer ended
 * @param finishText the same as the service spelt it, such as {@code PROHIBITED_CONTENT}; empty where it said nothing
 * @param tokens what was read and written
 * @param model the model that was asked for
 * @param modelVersion the model that answered, as the service names it; empty where it does not
 * @param responseId the service's own name of this answer; empty where it gives none
 */
public record ModelResponse(
        String text,
        FinishReason finish,
        String finishText,
        ModelTokens tokens,
        String model,
        String modelVersion,
        String responseId) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s by %s, %,d characters, %s",
                finish,
                modelVersion.isEmpty() ? model : modelVersion,
                text.length(),
                tokens);
    }
}
