package dev.evenkeel.advisor.model;

import java.util.Locale;

/**
 * The tokens of a question and its answer, by which services charge.
 *
 * <p>Example: a prompt of 1,800 tokens, 600 of them cached, an answer of 240 after 900 of thinking are {@code new
 * ModelTokens(1800, 240, 900, 600)}, 2,940 in all. What a service does not tell is 0.
 *
 * @param prompt what was read, cached tokens included
 * @param answer what was written, thinking not included
 * @param thoughts what was thought before writing, for which services charge as for the answer
 * @param cached those of the prompt that the service had read before
 */
public record ModelTokens(long prompt, long answer, long thoughts, long cached) {
    /** No tokens, or none told. */
    public static final ModelTokens NONE = new ModelTokens(0, 0, 0, 0);

    /** Refuses what cannot be counted. */
    public ModelTokens {
        if (prompt < 0 || answer < 0 || thoughts < 0 || cached < 0)
            throw new IllegalArgumentException("tokens must not be negative: " + prompt + " read, " + answer
                    + " written, " + thoughts + " thought, " + cached + " cached");
    }

    /** {@return all tokens that were read, thought and written} */
    public long total() {
        return prompt + answer + thoughts;
    }

    /** {@return the tokens of both together} */
    public ModelTokens plus(ModelTokens other) {
        return new ModelTokens(
                prompt + other.prompt, answer + other.answer, thoughts + other.thoughts, cached + other.cached);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d tokens read and %,d written", prompt, answer + thoughts);
    }
}
