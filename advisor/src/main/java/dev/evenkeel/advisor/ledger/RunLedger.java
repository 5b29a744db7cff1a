package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.Application;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on: events in, a profile out, in bounded memory. Not thread-safe.
 *
 * <p>Example: {@code ledger.submitted(stage)}, {@code ledger.ended(7, 0, task)} for each of its tasks, and {@code
 * ledger.profile()}. Events come in the order in which Spark told them; one about something that is not known, since
 * its beginning was not told, is passed over.
 */
public final class RunLedger {
    private final StageBook stages;
    private final JobBook jobs;
    private final QueryBook queries;
    private final ClusterBook cluster;
    private final CacheBook caches;
    private final FailureBook failures = new FailureBook();
    private final List<Lack> lacks = new ArrayList<>();
    private Application application = Application.named("");
    private Settings settings = Settings.of(Map.of());
    private String master = "";
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** A ledger of a run in which so far nothing happened. */
    public RunLedger(RecorderLimits limits) {
        stages = new StageBook(limits);
        jobs = new JobBook(limits);
        queries = new QueryBook(limits);
        cluster = new ClusterBook(limits);
        caches = new CacheBook(limits);
    }

    /** Takes in the version of Spark. */
    public void runsOn(String sparkVersion) {
        application = application.withSpark(sparkVersion);
    }

    /** Takes in the start of the application. */
    public void applicationStarted(String name, String id, long millis) {
        application = new Application(name, id, application.spark(), at(millis), application.end());
    }

    /** Takes in the end of the application. */
    public void applicationEnded(long millis) {
        application = application.endedAt(at(millis));
    }

    /** Takes in all properties of the application; what may not be kept of them is dropped here. */
    public void set(Map<String, String> properties) {
        settings = Settings.recorded(properties);
        master = properties.getOrDefault("spark.master", master);
    }

    /** Takes in an executor that came. */
    public void executorAdded(String id, String host, int cores, long millis) {
        at(millis);
        cluster.added(id, host, cores, millis);
    }

    /** Takes in an executor that went. */
    public void executorRemoved(String id, long millis, String reason) {
        at(millis);
        cluster.removed(id, millis, reason);
    }

    /** Takes in how much memory an executor has for caching and computing. */
    public void executorStores(String id, long bytes) {
        cluster.stores(id, bytes);
    }

    /** Takes in the memory that an executor took. */
    public void executorPeaked(String id, MemoryPeaks peaks) {
        cluster.peaked(id, peaks);
    }

    /** Takes in the submission of a job. */
    public void jobStarted(JobStart start) {
        at(start.millis());
        jobs.started(start);
        Long query = Property.query(start.properties());
        if (query != null) queries.hadJob(query, start.properties());
    }

    /** Takes in the end of a job; its error is null where it ended well. */
    public void jobEnded(int id, long millis, @Nullable String error) {
        at(millis);
        JobFacts job = jobs.ended(id, millis, error);
        if (job != null && error != null) job.queryId().ifPresent(query -> queries.lostJob(query, job.problem()));
    }

    /** Takes in the submission of an attempt of a stage. */
    public void submitted(StageStart start) {
        if (start.submittedMillis() > 0) at(start.submittedMillis());
        stages.submitted(start);
        caches.computed(Property.query(start.properties()), start.rdds());
    }

    /** Takes in that no task of an attempt of a stage is to be waited for. */
    public void completed(StageEnd end) {
        if (end.completedMillis() > 0) at(end.completedMillis());
        stages.completed(end);
        queries.summed(end.id(), end.sums());
    }

    /** Takes in a task; one of a stage that is not kept counts in the totals alone. */
    public void ended(int stage, int attempt, TaskEnd task) {
        at(task.launchMillis());
        at(task.finishMillis());
        stages.ended(stage, attempt, task);
        cluster.ended(task);
        failures.ended(stage, task);
    }

    /** Takes in the start of a query. */
    public void queryStarted(QueryStart start) {
        at(start.millis());
        queries.started(start);
    }

    /** Takes in that adaptive execution changed the plan of a query. */
    public void queryReplanned(long id, PlanText plan) {
        queries.replanned(id, plan);
    }

    /** Takes in what the driver counted for plans, by the numbers of accumulators. */
    public void driverCounted(Map<Long, Long> sums) {
        queries.told(sums);
    }

    /** Takes in the end of a query; its error is empty where it ended well, null where Spark does not tell. */
    public void queryEnded(long id, long millis, @Nullable String error) {
        at(millis);
        queries.ended(id, millis, error);
    }

    /** Takes in what a block of data takes on an executor now. */
    public void blockUpdated(String executor, String block, long memory, long disk) {
        caches.updated(executor, block, memory, disk);
    }

    /** Takes in that an RDD is no longer kept. */
    public void unpersisted(int rdd) {
        caches.unpersisted(rdd);
    }

    /** Takes in something that is missing. */
    public void lacks(Lack.Kind kind, long count, String sentence) {
        lacks.add(new Lack(kind, count, sentence));
    }

    /** Logs before 1.2 do not tell the time of some events: it is 0 then. */
    private Instant at(long millis) {
        if (millis > 0) {
            first = Math.min(first, millis);
            last = Math.max(last, millis);
        }
        return Instant.ofEpochMilli(millis);
    }

    /** {@return the application as far as it was told} */
    public Application application() {
        return application;
    }

    /** {@return the run so far, from the start of the application, or the first event, to its end, or the last} */
    public RunProfile profile() {
        if (last < first) return profile(Span.NONE);
        Instant start = application.start() == null ? Instant.ofEpochMilli(first) : application.start();
        Instant end = application.end() == null ? Instant.ofEpochMilli(last) : application.end();
        return profile(new Span(start, end.isBefore(start) ? start : end));
    }

    /** {@return the run so far, recorded in that span} */
    public RunProfile profile(Span span) {
        long now = span.end().toEpochMilli();
        return RunProfile.builder(application.name(), span)
                .of(application)
                .under(settings)
                .on(cluster.facts(master, settings))
                .jobs(jobs.facts())
                .stages(stages.facts(now))
                .queries(queries.facts(settings, now))
                .caches(caches.facts())
                .failures(failures.facts())
                .totals(stages.totals())
                .lacks(allLacks())
                .build();
    }

    private List<Lack> allLacks() {
        List<Lack> all = new ArrayList<>(lacks);
        all.addAll(stages.lacks());
        all.addAll(jobs.lacks());
        all.addAll(queries.lacks());
        all.addAll(cluster.lacks());
        all.addAll(caches.lacks());
        all.addAll(failures.lacks());
        return all;
    }
}
