package dev.evenkeel.advisor.model;

/**
 * A service that models can be asked at, on a library of its own, in an artifact of its own.
 *
 * <p>Example: {@code evenkeel-advisor-gemini} brings the provider {@code gemini}. Registered as {@code
 * META-INF/services/dev.evenkeel.advisor.model.ModelProvider}, with a constructor without parameters.
 */
public interface ModelProvider {
    /** {@return the name by which it is asked for, such as {@code gemini}} */
    String name();

    /** {@return the model that the settings name; nothing is sent before it is asked} */
    LanguageModel open(ModelSettings settings);
}
