package dev.evenkeel.advisor.model;

import java.util.List;
import java.util.ServiceLoader;

/**
 * The providers of models that are on the class path.
 *
 * <p>Example: with {@code evenkeel-advisor-gemini} there, {@code LanguageModels.open("gemini", settings)} gives a model
 * on Google's own library; without it, the error says what to add. {@link RestModel} needs no provider.
 */
public final class LanguageModels {
    private LanguageModels() {}

    /** {@return the model that a provider opens by those settings} */
    public static LanguageModel open(String provider, ModelSettings settings) {
        for (ModelProvider present : present()) {
            if (present.name().equals(provider)) return present.open(settings);
        }
        throw ModelErrors.noProvider(provider, providers());
    }

    /** {@return the names of the providers that are there, sorted} */
    public static List<String> providers() {
        return present().stream().map(ModelProvider::name).sorted().toList();
    }

    /** Those beside this class too, where a thread of another loader asks, as in a Spark shell. */
    private static List<ModelProvider> present() {
        List<ModelProvider> found = load(Thread.currentThread().getContextClassLoader());
        return found.isEmpty() ? load(LanguageModels.class.getClassLoader()) : found;
    }

    private static List<ModelProvider> load(ClassLoader loader) {
        return ServiceLoader.load(ModelProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
