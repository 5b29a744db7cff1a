package dev.evenkeel.advisor.model;

/**
 * A language model: a question goes in, an answer comes out, and nothing of the model's own library shows.
 *
 * <p>Example: {@code RestModel.gemini("gemini-3.8-flash", ApiKey.fromEnvironment("GEMINI_API_KEY")).ask(request)} gives
 * the answer's text, why it ended, and the tokens it took. A scripted model for a test is a lambda's worth of code,
 * since everything here is of the JDK.
 *
 * <p>What a model answers is a claim and no more: whoever asks must check it before it is used. Models are thread-safe.
 */
public interface LanguageModel {
    /** {@return what is asked for, such as {@code gemini-3.8-flash}} */
    String name();

    /**
     * {@return the answer, which may be without text; {@link ModelResponse#finish()} says why it ended}
     *
     * <p>Comes back within the request's deadline, with whatever waiting and asking again there is, or throws a {@link
     * ModelException} whose kind says what went wrong. An interrupted thread comes back at once.
     *
     * @throws InterruptedException if the thread is interrupted before the answer is there
     */
    ModelResponse ask(ModelRequest request) throws InterruptedException;
}
