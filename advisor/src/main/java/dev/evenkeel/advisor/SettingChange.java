package dev.evenkeel.advisor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting of Spark and the value it should have.
 *
 * <p>Example: {@code SettingChange.of("spark.speculation", "true").from("false")} prints {@code spark.speculation: false
 * -> true}.
 *
 * @param key Spark's key
 * @param current its text in the run; null where it was not set, or not recorded
 * @param recommended the text it should have
 */
public record SettingChange(String key, @Nullable String current, String recommended) {
    /** {@return a change of a setting that was not set} */
    public static SettingChange of(String key, String recommended) {
        return new SettingChange(key, null, recommended);
    }

    /** {@return the same change, of a setting that had this text} */
    public SettingChange from(@Nullable String text) {
        return new SettingChange(key, text, recommended);
    }

    /** {@return the line of {@code spark-defaults.conf}} */
    public String line() {
        return key + " " + recommended;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", key);
        members.put("current", current);
        members.put("recommended", recommended);
        return members;
    }

    @Override
    public String toString() {
        return key + ": " + (current == null ? "not set" : current) + " -> " + recommended;
    }
}
