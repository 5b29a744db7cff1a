package dev.evenkeel.advisor.model;

import java.util.function.Supplier;

/**
 * Where the key of a service is, and never the key itself.
 *
 * <p>Example: {@code ApiKey.fromEnvironment("GEMINI_API_KEY")} reads the variable each time a question is asked, so
 * that a key that was exchanged is noticed; nothing keeps it, and the text of this object names the variable alone.
 */
public final class ApiKey implements Supplier<String> {
    private final String source;
    private final Supplier<String> key;

    private ApiKey(String source, Supplier<String> key) {
        this.source = source;
        this.key = key;
    }

    /** {@return the key that an environment variable of this process holds} */
    public static ApiKey fromEnvironment(String variable) {
        return new ApiKey("environment variable " + variable, () -> {
            String value = System.getenv(variable);
            if (value == null || value.isBlank()) throw ModelErrors.noKeyInEnvironment(variable);
            return value;
        });
    }

    /**
     * {@return the key that a supplier gives, such as one that asks a store of secrets}
     *
     * @param key asked once for each attempt
     */
    public static ApiKey from(Supplier<String> key) {
        return new ApiKey("supplier", key);
    }

    /** {@return the key, as it is now} */
    @Override
    public String get() {
        String value = fetched();
        if (value == null || value.isBlank()) throw ModelErrors.noKey(source);
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) throw ModelErrors.unusableKey(source);
        return value;
    }

    private String fetched() {
        try {
            return key.get();
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ModelErrors.keyNotFetched(source, e);
        }
    }

    @Override
    public String toString() {
        return "key from " + source;
    }
}
