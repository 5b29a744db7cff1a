package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.JsonLayout;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the rules found in a run, the worst first, and among equals the costliest.
 *
 * <p>No finding is a result: the run is healthy as far as these rules look. The same findings are there as lines for a
 * terminal, as JSON, and as a page that needs no network. Immutable.
 */
public final class AdvisorReport {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final String application;
    private final Duration wall;
    private final Outlook outlook;
    private final @Nullable RunCost cost;
    private final List<Finding> findings;
    private final List<SetAside> setAside;
    private final List<String> notes;
    private final Function<AdvisorReport, String> page;

    AdvisorReport(
            String application,
            Duration wall,
            Outlook outlook,
            @Nullable RunCost cost,
            List<Finding> findings,
            List<SetAside> setAside,
            List<String> notes,
            Function<AdvisorReport, String> page) {
        this.application = application;
        this.wall = wall;
        this.outlook = outlook;
        this.cost = cost;
        this.findings = List.copyOf(findings);
        this.setAside = List.copyOf(setAside);
        this.notes = List.copyOf(notes);
        this.page = page;
    }

    /** {@return the name of the application} */
    public String application() {
        return application;
    }

    /** {@return the length of the run} */
    public Duration wall() {
        return wall;
    }

    /** {@return how the time of the run was used, and what it would take on other slots} */
    public Outlook outlook() {
        return outlook;
    }

    /** {@return what the run cost, where the options have a price and the machines are known} */
    public Optional<RunCost> cost() {
        return Optional.ofNullable(cost);
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

    /** {@return the run in a line and three numbers, for a log} */
    public List<String> summary() {
        return ReportText.summary(this);
    }

    /** {@return the report in lines for a terminal, the run in three numbers first, then the findings, the worst first} */
    public String explain() {
        return ReportText.of(this);
    }

    /** {@return the report as JSON, {@code schemaVersion} first} */
    public String toJson() {
        return JsonLayout.write(members());
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("application", application);
        members.put("wallMillis", wall.toMillis());
        members.put("worst", worst().name());
        members.put("outlook", outlook.members());
        if (cost != null) members.put("cost", members(cost));
        members.put("findings", findings.stream().map(Finding::members).toList());
        members.put("setAside", setAside.stream().map(SetAside::members).toList());
        members.put("notes", notes);
        return members;
    }

    private static Map<String, Object> members(RunCost known) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("perCoreHour", known.price().perCoreHour());
        members.put("coreHours", known.coreHours());
        members.put("amount", known.perRun());
        if (known.runsPerMonth() > 0) members.put("amountPerMonth", known.perMonth());
        return members;
    }

    /**
     * {@return the report as one HTML file that loads nothing and sends nothing: a timeline, task times, a curve, and the
     * findings with text to copy}
     */
    public String toHtml() {
        return page.apply(this);
    }

    @Override
    public String toString() {
        return "AdvisorReport[application=" + application + ", findings=" + findings + "]";
    }
}
