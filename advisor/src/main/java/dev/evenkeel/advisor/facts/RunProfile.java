package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, or a section of one, as far as it was recorded: its jobs, stages and queries, the machines and the settings it
 * was under, and what all that cost.
 *
 * <p>Example: a join recorded by {@code RunRecorder} has its two scans and the join as stages; {@code totals()} holds
 * what all their tasks did. A test makes one by {@code RunProfile.builder("sales", span).stages(stage).build()}.
 *
 * <p>Bounded whatever the length of the run: what the recording's limits left out is in {@link #lacks()}, and in the
 * totals. Immutable. Grows by accessors; {@code toJson()} says its version.
 */
public final class RunProfile {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final Application application;
    private final Span span;
    private final Settings settings;
    private final ClusterFacts cluster;
    private final List<JobFacts> jobs;
    private final List<StageFacts> stages;
    private final List<QueryFacts> queries;
    private final List<CacheFacts> caches;
    private final List<FailureFacts> failures;
    private final TaskFigures totals;
    private final List<Lack> lacks;

    RunProfile(RunProfileBuilder builder) {
        this.application = builder.application;
        this.span = builder.span;
        this.settings = builder.settings;
        this.cluster = builder.cluster;
        this.jobs = List.copyOf(builder.jobs);
        this.stages = List.copyOf(builder.stages);
        this.queries = List.copyOf(builder.queries);
        this.caches = List.copyOf(builder.caches);
        this.failures = List.copyOf(builder.failures);
        this.totals = builder.totals();
        this.lacks = List.copyOf(builder.lacks);
    }

    /** {@return a builder for a run in which so far nothing happened} */
    public static RunProfileBuilder builder(String application, Span span) {
        return new RunProfileBuilder(Application.named(application), span);
    }

    /** {@return a run of these stages and nothing else, complete} */
    public static RunProfile of(String application, Span span, List<StageFacts> stages) {
        return builder(application, span).stages(stages).build();
    }

    /** {@return a builder that holds what this profile does} */
    public RunProfileBuilder toBuilder() {
        return new RunProfileBuilder(application, span)
                .under(settings)
                .on(cluster)
                .jobs(jobs)
                .stages(stages)
                .queries(queries)
                .caches(caches)
                .failures(failures)
                .totals(totals)
                .lacks(lacks);
    }

    /** {@return the same run, under these settings} */
    public RunProfile under(Settings recorded) {
        return toBuilder().under(recorded).build();
    }

    /** {@return the application it belongs to} */
    public Application application() {
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

    /** {@return the settings of the application that rules look at} */
    public Settings settings() {
        return settings;
    }

    /** {@return the machines over time} */
    public ClusterFacts cluster() {
        return cluster;
    }

    /** {@return the jobs in the order of their submission} */
    public List<JobFacts> jobs() {
        return jobs;
    }

    /** {@return the stages in the order of their submission, attempts apart} */
    public List<StageFacts> stages() {
        return stages;
    }

    /** {@return the executions of queries in the order of their start} */
    public List<QueryFacts> queries() {
        return queries;
    }

    /** {@return data that was marked to be cached} */
    public List<CacheFacts> caches() {
        return caches;
    }

    /** {@return task attempts that ended badly, by reason, the reason with the most attempts first} */
    public List<FailureFacts> failures() {
        return failures;
    }

    /** {@return the last attempt of a stage, where it was kept} */
    public Optional<StageFacts> stage(int id) {
        return stages.stream().filter(stage -> stage.id() == id).reduce((earlier, later) -> later);
    }

    /** {@return an execution of a query, where it was kept} */
    public Optional<QueryFacts> query(long id) {
        return queries.stream().filter(query -> query.id() == id).findFirst();
    }

    /** {@return the query that a stage was part of, where that is known} */
    public Optional<QueryFacts> queryOf(StageFacts stage) {
        return stage.queryId().isPresent() ? query(stage.queryId().getAsLong()) : Optional.empty();
    }

    /** {@return the steps of the query's plan that a stage carried out; none where that is not known} */
    public List<PlanNode> nodesOf(StageFacts stage) {
        return queryOf(stage).flatMap(QueryFacts::plan).stream()
                .flatMap(PlanNode::all)
                .filter(node -> node.stages().contains(stage.id()))
                .toList();
    }

    /** {@return the settings that a stage was under: those of its query over those of the application} */
    public Settings settingsOf(StageFacts stage) {
        return queryOf(stage)
                .map(query -> settings.overriddenBy(query.settings()))
                .orElse(settings);
    }

    /** {@return the most slots there were at once: those of the executors, or else the most tasks seen at once} */
    public int slots() {
        int offered = cluster.mostSlots(span);
        return offered > 0
                ? offered
                : stages.stream().mapToInt(StageFacts::slots).max().orElse(0);
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

    /** {@return what the profile lacks and why; empty where it is complete} */
    public List<Lack> lacks() {
        return lacks;
    }

    /** {@return the same, a sentence each} */
    public List<String> notes() {
        return lacks.stream().map(Lack::sentence).toList();
    }

    /** {@return true where sums are too low for what is missing} */
    public boolean isIncomplete() {
        return lacks.stream().anyMatch(Lack::lowersSums);
    }

    /**
     * {@return the profile as JSON, {@code schemaVersion} first}
     *
     * <p>Keys are those of the accessors. Single tasks ({@code trace()}) are not in it, quantiles are.
     */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("application", application.members());
        members.put("start", span.start().toString());
        members.put("wallMillis", wall().toMillis());
        members.put("settings", settings.members());
        members.put("cluster", cluster.members());
        members.put("totals", totals.members());
        members.put("jobs", jobs.stream().map(JobFacts::members).toList());
        members.put("stages", stages.stream().map(StageFacts::members).toList());
        members.put("queries", queries.stream().map(QueryFacts::members).toList());
        members.put("caches", caches.stream().map(CacheFacts::members).toList());
        members.put("failures", failures.stream().map(FailureFacts::members).toList());
        members.put("lacks", lacks.stream().map(Lack::members).toList());
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "RunProfile[application=" + application.name() + ", wall=" + wall() + ", stages=" + stages.size() + "]";
    }
}
