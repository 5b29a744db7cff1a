package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.SettingChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a setting that passed every guard rail. Nothing applies it by itself.
 *
 * <p>Example: {@code spark.sql.shuffle.partitions: 200 -> 800}, in the session, resting on {@code S4.0}.
 *
 * @param change the setting, and its value in our own text
 * @param scope who reads it
 * @param support what it rests on
 */
public record ProposedSetting(SettingChange change, Scope scope, Support support) {
    /** {@return the proposal as JSON members} */
    public Map<String, Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("key", change.key());
        members.put("current", change.current());
        members.put("recommended", change.recommended());
        members.put("scope", scope.name());
        members.putAll(support.members());
        return members;
    }

    @Override
    public String toString() {
        return change.toString();
    }
}
