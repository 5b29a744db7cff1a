package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found in a run, the costliest first.
 *
 * <p>No finding is a result: the run is healthy as far as these rules look. Immutable.
 */
public final class AdvisorReport {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final String application;
    private final Duration wall;
    private final List<Finding> findings;
    private final List<String> notes;

    AdvisorReport(String application, Duration wall, List<Finding> findings, List<String> notes) {
        this.application = application;
        this.wall = wall;
        this.findings = List.copyOf(findings);
        this.notes = List.copyOf(notes);
    }

    /** {@return the findings, the largest saving first} */
    public List<Finding> findings() {
        return findings;
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
        if (!notes.isEmpty()) lines.add("");
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
        members.put("notes", notes);
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "AdvisorReport[application=" + application + ", findings=" + findings + "]";
    }
}
