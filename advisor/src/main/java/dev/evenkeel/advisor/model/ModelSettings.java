package dev.evenkeel.advisor.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which model a provider is to open, where, and with which key.
 *
 * <p>Example: {@code ModelSettings.of("gemini-3.8-flash").withKey(ApiKey.fromEnvironment("GEMINI_API_KEY"))}.
 * Immutable. The model's name has no default, since services take models away: {@code gemini-2.5-flash} ends on
 * 2026-12-01.
 */
public final class ModelSettings {
    private final String model;
    private final @Nullable ApiKey key;
    private final @Nullable ServiceAddress address;
    private final Map<String, String> options;
    private final RetrySchedule retries;

    private ModelSettings(
            String model,
            @Nullable ApiKey key,
            @Nullable ServiceAddress address,
            Map<String, String> options,
            RetrySchedule retries) {
        this.model = model;
        this.key = key;
        this.address = address;
        this.options = options;
        this.retries = retries;
    }

    /** {@return settings for the model of that name} */
    public static ModelSettings of(String model) {
        if (model.isBlank()) throw new IllegalArgumentException("a model needs a name");
        return new ModelSettings(model, null, null, Map.of(), RetrySchedule.usual());
    }

    /** {@return these settings with a key} */
    public ModelSettings withKey(ApiKey other) {
        return new ModelSettings(model, other, address, options, retries);
    }

    /** {@return these settings with an address other than the provider's own} */
    public ModelSettings withAddress(String other) {
        return new ModelSettings(model, key, ServiceAddress.of(other), options, retries);
    }

    /** {@return these settings with one more option of the provider's, such as {@code project} and {@code location}} */
    public ModelSettings withOption(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new ModelSettings(model, key, address, Map.copyOf(more), retries);
    }

    /** {@return these settings with another schedule of asking again} */
    public ModelSettings withRetries(RetrySchedule other) {
        return new ModelSettings(model, key, address, options, other);
    }

    /** {@return the model's name} */
    public String model() {
        return model;
    }

    /** {@return the key; none by default} */
    public Optional<ApiKey> key() {
        return Optional.ofNullable(key);
    }

    /** {@return the address; none by default: the provider's own} */
    public Optional<ServiceAddress> address() {
        return Optional.ofNullable(address);
    }

    /** {@return the provider's own options} */
    public Map<String, String> options() {
        return options;
    }

    /** {@return when a question is asked again; {@link RetrySchedule#usual()} by default} */
    public RetrySchedule retries() {
        return retries;
    }

    @Override
    public String toString() {
        return model + (address == null ? "" : " at " + address) + (key == null ? ", no key" : ", " + key);
    }
}
