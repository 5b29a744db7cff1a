package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found in a run, the worst first, and among equals the costliest.
 *
 * <p>No finding is a result: the run is healthy as far as these rules look. Immutable.
 */
public final class AdvisorReport {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final String application;
    private final Duration wall;
    private final List<Finding> findings;
    private final List<SetAside> setAside;
    private final List<String> notes;

    AdvisorReport(
            String application, Duration wall, List<Finding> findings, List<SetAside> setAside, List<String> notes) {
        this.application = application;
        this.wall = wall;
        this.findings = List.copyOf(findings);
        this.setAside = List.copyOf(setAside);
        this.notes = List.copyOf(notes);
    }

    /** {@return the name of the application} */
    public String application() {
        return application;
    }

    /** {@return the length of the run} */
    public Duration wall() {
        return wall;
    }

    /** {@return the findings, the worst first, then the largest saving} */
    public List<Finding> findings() {
        return findings;
    }

    /** {@return the severity of the worst finding; {@link Severity#INFO} where there is none} */
    public Severity worst() {
        return findings.stream().map(Finding::severity).reduce(Severity.INFO, Severity::atLeast);
    }

    /** {@return findings that stand behind others at the same place} */
    public List<SetAside> setAside() {
        return setAside;
    }

    /** {@return what lowers the confidence: missing data, rules that failed} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the report in lines for a terminal} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(TextLayout.cell(application, 60) + ": " + TextLayout.duration(wall) + ", "
                + (findings.isEmpty() ? "healthy as far as the rules look" : count()));
        for (Finding finding : findings) {
            lines.add("");
            lines.addAll(finding.lines());
        }
        if (!setAside.isEmpty() || !notes.isEmpty()) lines.add("");
        for (SetAside other : setAside) lines.add("note: " + other);
        for (String note : notes) lines.add("note: " + note);
        return String.join("\n", lines) + "\n";
    }

    private String count() {
        return findings.size() + (findings.size() == 1 ? " finding" : " findings");
    }

    /** {@return the report as JSON, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("application", application);
        members.put("wallMillis", wall.toMillis());
        members.put("findings", findings.stream().map(Finding::members).toList());
        members.put("setAside", setAside.stream().map(SetAside::members).toList());
        members.put("notes", notes);
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "AdvisorReport[application=" + application + ", findings=" + findings + "]";
    }
}
