package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one stage: when its tasks ran, how long each held its slot, and what all of them did.
 *
 * <p>Sums, the slowest task and the span are exact, quantiles within 2 %. The single tasks may be a sample of every n-th
 * one: see {@link #sampledEvery()}. Immutable.
 */
public final class StageFacts {
    private final int id;
    private final int attempt;
    private final String name;
    private final Span span;
    private final int slots;
    private final TaskFigures figures;
    private final TaskSpreads spreads;
    private final TaskTrace trace;
    private final TaskFacts slowest;
    private final Span scheduled;
    private final int planned;
    private final Outcome outcome;
    private final String problem;
    private final List<Integer> parents;
    private final @Nullable Long query;
    private final String codeSite;
    private final String pool;
    private final List<RddFacts> rdds;

    StageFacts(StageFactsBuilder builder) {
        this.id = builder.id;
        this.attempt = builder.attempt;
        this.name = builder.name;
        this.span = builder.span;
        this.slots = builder.slots;
        this.figures = builder.figures;
        this.spreads = builder.spreads;
        this.trace = builder.trace();
        this.slowest = builder.slowest;
        this.scheduled = builder.scheduled();
        this.planned = builder.planned;
        this.outcome = builder.outcome;
        this.problem = builder.problem;
        this.parents = List.copyOf(builder.parents);
        this.query = builder.query;
        this.codeSite = builder.codeSite;
        this.pool = builder.pool;
        this.rdds = List.copyOf(builder.rdds);
    }

    /** {@return a builder for an attempt of a stage, so far without tasks} */
    public static StageFactsBuilder of(int id, int attempt, String name) {
        return new StageFactsBuilder(id, attempt, name);
    }

    /** {@return Spark's number of the stage} */
    public int id() {
        return id;
    }

    /** {@return which attempt of the stage this was, from 0} */
    public int attempt() {
        return attempt;
    }

    /** {@return the line of code that the stage was made for, or the job's description where the caller set one} */
    public String name() {
        return name;
    }

    /** {@return from the launch of the first task to the finish of the last} */
    public Span span() {
        return span;
    }

    /** {@return the most tasks that ran at once; 0 without tasks} */
    public int slots() {
        return slots;
    }

    /** {@return what all tasks did} */
    public TaskFigures figures() {
        return figures;
    }

    /** {@return slot times of the tasks that succeeded, in the order of their launch} */
    public TaskTimes times() {
        return trace.times();
    }

    /** {@return n where the times are those of every n-th task, to bound memory; 1 where they are all} */
    public int sampledEvery() {
        return trace.every();
    }

    /** {@return how each figure spreads over the tasks that succeeded} */
    public TaskSpreads spreads() {
        return spreads;
    }

    /** {@return launch, slot time and executor of the tasks that succeeded, or of every n-th} */
    public TaskTrace trace() {
        return trace;
    }

    /** {@return from its submission to its completion; its span where Spark did not tell} */
    public Span scheduled() {
        return scheduled;
    }

    /** {@return how many tasks it was submitted with} */
    public int planned() {
        return planned;
    }

    /** {@return how it ended} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the first line of its error; empty without one} */
    public String problem() {
        return problem;
    }

    /** {@return numbers of the stages it read from} */
    public List<Integer> parents() {
        return parents;
    }

    /** {@return the number of the query it was part of, where it was part of one} */
    public OptionalLong queryId() {
        return query == null ? OptionalLong.empty() : OptionalLong.of(query);
    }

    /** {@return the lines of code that led to it, as Spark tells them; empty where unknown} */
    public String codeSite() {
        return codeSite;
    }

    /** {@return the pool of the fair scheduler it ran in; empty where unknown} */
    public String pool() {
        return pool;
    }

    /** {@return the RDDs it computed, the first 100 of them} */
    public List<RddFacts> rdds() {
        return rdds;
    }

    /** {@return the task that held its slot longest} */
    public TaskFacts slowest() {
        return slowest;
    }

    /** {@return the number of tasks that succeeded} */
    public long tasks() {
        return figures.value(TaskFigure.TASKS);
    }

    /** {@return processor time of all tasks} */
    public Duration cpu() {
        return Duration.ofNanos(figures.value(TaskFigure.CPU_NANOS));
    }

    /** {@return slot time of all tasks} */
    public Duration slotTime() {
        return Duration.ofNanos(figures.value(TaskFigure.SLOT_NANOS));
    }

    /** {@return bytes read from shuffles} */
    public ByteSize shuffleRead() {
        return new ByteSize(figures.value(TaskFigure.SHUFFLE_READ_BYTES));
    }

    /** {@return bytes written to shuffles} */
    public ByteSize shuffleWritten() {
        return new ByteSize(figures.value(TaskFigure.SHUFFLE_WRITE_BYTES));
    }

    /** {@return bytes that spilling wrote to disk} */
    public ByteSize spilled() {
        return new ByteSize(figures.value(TaskFigure.DISK_SPILL_BYTES));
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("attempt", attempt);
        members.put("name", name);
        members.put("spanMillis", span.length().toMillis());
        members.put("slots", slots);
        members.put("figures", figures.members());
        members.put("longestNanos", slowest.time().toNanos());
        members.put("medianNanos", times().median().toNanos());
        members.put("sampledEvery", sampledEvery());
        members.put("start", span.start().toString());
        members.put("submitted", scheduled.start().toString());
        members.put("completed", scheduled.end().toString());
        members.put("planned", planned);
        members.put("outcome", outcome.name());
        members.put("problem", problem);
        members.put("parents", parents);
        if (query != null) members.put("query", query);
        members.put("codeSite", codeSite);
        members.put("pool", pool);
        members.put("rdds", rdds.stream().map(RddFacts::members).toList());
        members.put("spreads", spreads.members());
        return members;
    }

    @Override
    public String toString() {
        return "StageFacts[id=" + id + "." + attempt + ", name=" + name + ", times=" + times() + "]";
    }
}
