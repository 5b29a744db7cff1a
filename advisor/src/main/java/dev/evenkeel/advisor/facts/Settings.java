package dev.evenkeel.advisor.facts;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that a run was under, as far as rules look at them.
 *
 * <p>Only keys on the recorder's list are here, so that no credential among a session's settings gets into a profile.
 */
public final class Settings {
    private final SortedMap<String, String> texts;

    private Settings(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** {@return settings by key} */
    public static Settings of(Map<String, String> texts) {
        return new Settings(new TreeMap<>(texts));
    }

    /** {@return the text of a setting, where it was recorded} */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** {@return true where a setting was recorded as switched off} */
    public boolean isOff(String key) {
        return text(key).orElse("").equalsIgnoreCase("false");
    }

    /** {@return all settings by key, in order} */
    public Map<String, String> members() {
        return new TreeMap<>(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && texts.equals(settings.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return "Settings" + texts;
    }
}
