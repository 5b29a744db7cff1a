package dev.evenkeel.advisor.gemini;

import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelProvider;
import dev.evenkeel.advisor.model.ModelSettings;
import dev.evenkeel.advisor.model.ServiceAddress;
import java.util.Set;
import java.util.TreeSet;

/**
 * The provider {@code gemini}: with the options {@code project} and {@code location} on Vertex AI, else by key.
 *
 * <p>Example: {@code LanguageModels.open("gemini", ModelSettings.of("gemini-3.8-flash").withKey(key))}. On Vertex AI a
 * key is an access token, and none asks for the machine's own credentials.
 */
public final class GeminiProvider implements ModelProvider {
    private static final String PROJECT = "project";
    private static final String LOCATION = "location";

    /** The provider, as it is found. */
    public GeminiProvider() {}

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public LanguageModel open(ModelSettings settings) {
        Set<String> unknown = new TreeSet<>(settings.options().keySet());
        unknown.removeAll(Set.of(PROJECT, LOCATION));
        if (!unknown.isEmpty())
            throw new IllegalArgumentException(
                    "gemini takes the options " + PROJECT + " and " + LOCATION + ", and not " + unknown);
        GeminiModel model =
                (settings.options().isEmpty() ? byKey(settings) : onVertexAi(settings)).withRetries(settings.retries());
        return settings.address()
                .map(ServiceAddress::toString)
                .map(model::withAddress)
                .orElse(model);
    }

    private static GeminiModel byKey(ModelSettings settings) {
        return GeminiModel.withKey(
                settings.model(),
                settings.key()
                        .orElseThrow(() -> new IllegalArgumentException("gemini needs a key, or the options " + PROJECT
                                + " and " + LOCATION + " of Vertex AI")));
    }

    private static GeminiModel onVertexAi(ModelSettings settings) {
        String project = option(settings, PROJECT);
        String location = option(settings, LOCATION);
        return settings.key()
                .map(token -> GeminiModel.onVertexAi(settings.model(), project, location, token))
                .orElseGet(() -> GeminiModel.onVertexAi(settings.model(), project, location));
    }

    private static String option(ModelSettings settings, String option) {
        String value = settings.options().get(option);
        if (value == null)
            throw new IllegalArgumentException("gemini on Vertex AI needs the option " + option + " too");
        return value;
    }
}
