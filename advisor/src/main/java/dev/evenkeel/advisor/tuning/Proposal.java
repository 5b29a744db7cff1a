package dev.evenkeel.advisor.tuning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A change that somebody holds worth a trial.
 *
 * <p>Example: {@code Proposal.of(Map.of("spark.sql.shuffle.partitions", "8"), "2,000 tasks of 3 ms", "tiny-tasks")}.
 * Immutable.
 *
 * @param settings the settings to try together; empty where it is nothing that can be tried
 * @param text what it is where it is no setting of a running session: code, or lines for the next submission; else empty
 * @param reasoning why, in words, without a full stop
 * @param evidence the findings and figures it rests on
 */
public record Proposal(Map<String, String> settings, String text, String reasoning, List<String> evidence) {
    /** Copies map and list, and refuses what says nothing. */
    public Proposal {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        evidence = List.copyOf(evidence);
        if (settings.isEmpty() && text.isEmpty())
            throw new IllegalArgumentException("a proposal needs settings or a text");
    }

    /** {@return settings to try together} */
    public static Proposal of(Map<String, String> settings, String reasoning, String... evidence) {
        return new Proposal(settings, "", reasoning, List.of(evidence));
    }

    /** {@return something that is no setting, to be told and not tried} */
    public static Proposal told(String text, String reasoning, String... evidence) {
        return new Proposal(Map.of(), text, reasoning, List.of(evidence));
    }

    /** {@return the settings as lines of {@code spark-defaults.conf}, or the text} */
    public String lines() {
        if (settings.isEmpty()) return text;
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return lines().replace("\n", ", ");
    }
}
