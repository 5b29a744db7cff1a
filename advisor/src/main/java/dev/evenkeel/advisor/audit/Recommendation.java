package dev.evenkeel.advisor.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A change that somebody recommends, as the audit keeps it.
 *
 * <p>Example: {@code c1 spark.sql.shuffle.partitions=8 (half of 16 partitions)}. Immutable.
 *
 * @param id by which later events name it
 * @param settings the settings to change
 * @param text what it is where it is no setting that can be tried: lines of the next submission; else empty
 * @param reasoning why, in words
 * @param evidence the findings and figures it rests on
 */
public record Recommendation(
        String id, Map<String, String> settings, String text, String reasoning, List<String> evidence) {
    /** Copies map and list. */
    public Recommendation {
        settings = Ordered.copy(settings);
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        String changes = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
        return id + " " + (changes.isEmpty() ? "for the next submission" : changes) + " (" + reasoning + ")";
    }
}
