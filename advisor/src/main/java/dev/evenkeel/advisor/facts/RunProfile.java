package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run, or a section of one, as far as it was recorded: its stages, what they cost, and the settings it was under.
 *
 * <p>Example: a join recorded by {@code RunRecorder} has its two scans and the join as stages; {@code totals()} holds
 * what all their tasks did. Immutable. Grows by accessors; {@code toJson()} says its version.
 */
public final class RunProfile {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final String application;
    private final Span span;
    private final Settings settings;
    private final List<StageFacts> stages;
    private final TaskFigures totals;
    private final List<String> notes;

    private RunProfile(
            String application,
            Span span,
            Settings settings,
            List<StageFacts> stages,
            TaskFigures totals,
            List<String> notes) {
        this.application = application;
        this.span = span;
        this.settings = settings;
        this.stages = List.copyOf(stages);
        this.totals = totals;
        this.notes = List.copyOf(notes);
    }

    /** {@return a run of these stages and nothing else, complete} */
    public static RunProfile of(String application, Span span, List<StageFacts> stages) {
        TaskFigures totals = stages.stream().map(StageFacts::figures).reduce(TaskFigures.none(), TaskFigures::merge);
        return new RunProfile(application, span, Settings.of(Map.of()), stages, totals, List.of());
    }

    /** {@return the same run, under these settings} */
    public RunProfile under(Settings recorded) {
        return new RunProfile(application, span, recorded, stages, totals, notes);
    }

    /** {@return the same run, of which not all stages are kept: what all did, and what is missing} */
    public RunProfile incomplete(TaskFigures all, List<String> missing) {
        return new RunProfile(application, span, settings, stages, all, missing);
    }

    /** {@return the same run, with one more sentence on what the profile lacks} */
    public RunProfile noting(String lack) {
        List<String> more = new ArrayList<>(notes);
        more.add(lack);
        return incomplete(totals, more);
    }

    /** {@return the application's name} */
    public String application() {
        return application;
    }

    /** {@return from the start of recording to its end} */
    public Span span() {
        return span;
    }

    /** {@return the length of the run} */
    public Duration wall() {
        return span.length();
    }

    /** {@return the settings that rules look at} */
    public Settings settings() {
        return settings;
    }

    /** {@return the stages in the order of their submission, attempts apart} */
    public List<StageFacts> stages() {
        return stages;
    }

    /** {@return what all tasks did, those of stages that were not kept included} */
    public TaskFigures totals() {
        return totals;
    }

    /** {@return processor time of all tasks} */
    public Duration cpu() {
        return Duration.ofNanos(totals.value(TaskFigure.CPU_NANOS));
    }

    /** {@return bytes written to shuffles} */
    public ByteSize shuffleWritten() {
        return new ByteSize(totals.value(TaskFigure.SHUFFLE_WRITE_BYTES));
    }

    /** {@return the task times of the stages, in order} */
    public List<TaskTimes> taskTimes() {
        return stages.stream().map(StageFacts::times).toList();
    }

    /** {@return what the profile lacks and why, a sentence each; empty where it is complete} */
    public List<String> notes() {
        return notes;
    }

    /** {@return the profile as JSON, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("application", application);
        members.put("start", span.start().toString());
        members.put("wallMillis", wall().toMillis());
        members.put("settings", settings.members());
        members.put("totals", totals.members());
        members.put("stages", stages.stream().map(StageFacts::members).toList());
        members.put("notes", notes);
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "RunProfile[application=" + application + ", wall=" + wall() + ", stages=" + stages.size() + "]";
    }
}
