package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.tuning.judge.Measurement;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a tuning came to: the settings that stand, what became of every proposal, and why it ended.
 *
 * <p>The settings are a recommendation: the caller's session has none of them. They go where the caller sets settings,
 * {@link #lines()} as lines of {@code spark-defaults.conf}. Immutable.
 */
public final class TuningReport {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final String job;
    private final Reason end;
    private final Optional<Measurement> baseline;
    private final double noise;
    private final Map<String, String> settings;
    private final List<Outcome> outcomes;

    TuningReport(
            String job,
            Reason end,
            Optional<Measurement> baseline,
            double noise,
            Map<String, String> settings,
            List<Outcome> outcomes) {
        this.job = job;
        this.end = end;
        this.baseline = baseline;
        this.noise = noise;
        this.settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        this.outcomes = List.copyOf(outcomes);
    }

    /** {@return what the caller calls the job} */
    public String job() {
        return job;
    }

    /** {@return why it ended} */
    public Reason end() {
        return end;
    }

    /** {@return the run in the middle of those as the session had it; empty where the report was read back} */
    public Optional<Measurement> baseline() {
        return baseline;
    }

    /** {@return by how much runs of the same settings differed, as a part; 0 where the report was read back} */
    public double noise() {
        return noise;
    }

    /** {@return the settings that stand, over those of the session; empty where nothing gained} */
    public Map<String, String> settings() {
        return settings;
    }

    /** {@return what became of every proposal, in order} */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** {@return the settings that stand as lines of {@code spark-defaults.conf}} */
    public String lines() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** {@return what is for the next submission, one after the other; empty where there is nothing} */
    public String forNextSubmission() {
        return outcomes.stream()
                .filter(outcome -> outcome.fate() == Outcome.Fate.FOR_NEXT_SUBMISSION)
                .map(outcome -> outcome.proposal().lines())
                .collect(Collectors.joining("\n"));
    }

    /** {@return the tuning in lines: what stands, what became of every proposal, what is for the next submission} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add("tuning of " + job + ": " + end.sentence());
        baseline.ifPresent(run -> lines.add(String.format(
                Locale.ROOT, "  as it was: %s; runs of the same settings differ by %.1f %%", run, noise * 100)));
        lines.add(settings.isEmpty() ? "  stands: nothing, the session is best as it is" : "  stands:");
        lines().lines().forEach(line -> lines.add("      " + line));
        for (Outcome outcome : outcomes) {
            lines.addAll(TextLayout.wrapped("  " + word(outcome.fate()) + " " + outcome.id() + ": "
                    + TextLayout.cell(outcome.proposal().toString(), 300)));
            lines.addAll(TextLayout.wrapped("    because " + outcome.reason().sentence()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String word(Outcome.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@return the report as JSON, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("job", job);
        members.put("end", Explanation.members(end));
        baseline.ifPresent(run -> {
            members.put("baselineWallMillis", run.wall().toMillis());
            members.put("baselineCpuMillis", run.cpu().toMillis());
            members.put("baselineMakespanMillis", run.makespan().toMillis());
            members.put("noise", noise);
        });
        members.put("settings", settings);
        members.put("outcomes", outcomes.stream().map(TuningReport::members).toList());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", outcome.id());
        members.put("fate", outcome.fate().name());
        members.put("reason", Explanation.members(outcome.reason()));
        members.put("settings", outcome.proposal().settings());
        members.put("text", outcome.proposal().text());
        members.put("reasoning", outcome.proposal().reasoning());
        members.put("evidence", outcome.proposal().evidence());
        return members;
    }

    @Override
    public String toString() {
        return "TuningReport[job=" + job + ", settings=" + settings + ", end=" + end.code() + "]";
    }
}
