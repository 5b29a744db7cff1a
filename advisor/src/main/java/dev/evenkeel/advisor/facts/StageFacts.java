package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One attempt of one stage: when its tasks ran, how long each held its slot, and what all of them did.
 *
 * <p>Sums, the slowest task and the span are exact. The single task times may be a sample of every n-th task: see
 * {@link #sampledEvery()}. Immutable.
 */
public final class StageFacts {
    private final int id;
    private final int attempt;
    private final String name;
    private final Span span;
    private final int slots;
    private final TaskFigures figures;
    private final TaskTimes times;
    private final int sampledEvery;
    private final TaskFacts slowest;

    StageFacts(StageFactsBuilder builder) {
        this.id = builder.id;
        this.attempt = builder.attempt;
        this.name = builder.name;
        this.span = builder.span;
        this.slots = builder.slots;
        this.figures = builder.figures;
        this.times = builder.times;
        this.sampledEvery = builder.sampledEvery;
        this.slowest = builder.slowest;
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
        return times;
    }

    /** {@return n where the times are those of every n-th task, to bound memory; 1 where they are all} */
    public int sampledEvery() {
        return sampledEvery;
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
        members.put("medianNanos", times.median().toNanos());
        members.put("sampledEvery", sampledEvery);
        return members;
    }

    @Override
    public String toString() {
        return "StageFacts[id=" + id + "." + attempt + ", name=" + name + ", times=" + times + "]";
    }
}
