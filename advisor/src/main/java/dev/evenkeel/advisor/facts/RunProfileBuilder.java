package dev.evenkeel.advisor.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of a run. Each list method adds to what is there. Not thread-safe.
 *
 * <p>Not for single events: a {@code RunLedger} takes those in, in bounded memory, and fills one of these at the end.
 */
public final class RunProfileBuilder {
    Application application;
    final Span span;
    Settings settings = Settings.of(Map.of());
    ClusterFacts cluster = ClusterFacts.unknown();
    final List<JobFacts> jobs = new ArrayList<>();
    final List<StageFacts> stages = new ArrayList<>();
    final List<QueryFacts> queries = new ArrayList<>();
    final List<CacheFacts> caches = new ArrayList<>();
    final List<FailureFacts> failures = new ArrayList<>();
    final List<Lack> lacks = new ArrayList<>();
    private @Nullable TaskFigures totals;

    RunProfileBuilder(Application application, Span span) {
        this.application = application;
        this.span = span;
    }

    /** Sets the application. */
    public RunProfileBuilder of(Application known) {
        this.application = known;
        return this;
    }

    /** Sets the settings of the application. */
    public RunProfileBuilder under(Settings recorded) {
        this.settings = recorded;
        return this;
    }

    /** Sets the machines. */
    public RunProfileBuilder on(ClusterFacts machines) {
        this.cluster = machines;
        return this;
    }

    /** Adds jobs in the order of their submission. */
    public RunProfileBuilder jobs(List<JobFacts> more) {
        jobs.addAll(more);
        return this;
    }

    /** Adds jobs in the order of their submission. */
    public RunProfileBuilder jobs(JobFacts... more) {
        return jobs(List.of(more));
    }

    /** Adds stages in the order of their submission. */
    public RunProfileBuilder stages(List<StageFacts> more) {
        stages.addAll(more);
        return this;
    }

    /** Adds stages in the order of their submission. */
    public RunProfileBuilder stages(StageFacts... more) {
        return stages(List.of(more));
    }

    /** Adds executions of queries in the order of their start. */
    public RunProfileBuilder queries(List<QueryFacts> more) {
        queries.addAll(more);
        return this;
    }

    /** Adds executions of queries in the order of their start. */
    public RunProfileBuilder queries(QueryFacts... more) {
        return queries(List.of(more));
    }

    /** Adds cached data. */
    public RunProfileBuilder caches(List<CacheFacts> more) {
        caches.addAll(more);
        return this;
    }

    /** Adds reasons for which tasks failed, the most frequent first. */
    public RunProfileBuilder failures(List<FailureFacts> more) {
        failures.addAll(more);
        return this;
    }

    /** Adds things that the profile lacks. */
    public RunProfileBuilder lacks(List<Lack> more) {
        lacks.addAll(more);
        return this;
    }

    /** Adds something that the profile lacks. */
    public RunProfileBuilder lacks(Lack.Kind kind, long count, String sentence) {
        lacks.add(new Lack(kind, count, sentence));
        return this;
    }

    /** Sets what all tasks did; where it is not set, it is what those of the stages here did. */
    public RunProfileBuilder totals(TaskFigures all) {
        this.totals = all;
        return this;
    }

    TaskFigures totals() {
        if (totals != null) return totals;
        FigureSum sum = new FigureSum();
        stages.forEach(stage -> sum.add(stage.figures()));
        return sum.figures();
    }

    /** {@return the profile} */
    public RunProfile build() {
        return new RunProfile(this);
    }
}
