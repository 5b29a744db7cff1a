package dev.evenkeel.advisor.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the model gave it: of the right form, and so far believed in nothing.
 *
 * @param summary what it makes of the run
 * @param configs settings to change
 * @param actions other changes
 * @param question what it asks back; empty for nothing
 */
record Answer(String summary, List<Config> configs, List<ActionItem> actions, String question) {
    /** What every item says of itself. */
    record Support(String reason, List<String> evidence, String confidence) {}

    /** A setting and the value it should have. */
    record Config(String key, String value, String scope, Support support) {
        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** A change that is no setting; parameters that it does not have are null. */
    record ActionItem(
            String action,
            String at,
            @Nullable String side,
            @Nullable List<String> columns,
            @Nullable Long count,
            Support support) {
        @Override
        public String toString() {
            return action + " at " + at;
        }
    }
}
