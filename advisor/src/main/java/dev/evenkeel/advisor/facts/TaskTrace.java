package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import java.time.Instant;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * When each task of a stage was launched, how long it held its slot and on which executor, or of every n-th task.
 *
 * <p>Example: a trace of 2,000 of 8,000 tasks has {@code every() == 4}: each stands for four. Tasks stand in the order
 * of their launch, and only those that succeeded. Times of launch are in milliseconds since 1970. Immutable.
 */
public final class TaskTrace {
    private static final TaskTrace NONE = new TaskTrace(new long[0], new long[0], new String[0], 1);

    private final long[] launchMillis;
    private final long[] nanos;
    private final String[] executors;
    private final int every;

    private TaskTrace(long[] launchMillis, long[] nanos, String[] executors, int every) {
        this.launchMillis = launchMillis;
        this.nanos = nanos;
        this.executors = executors;
        this.every = every;
    }

    /** {@return the trace of no tasks} */
    public static TaskTrace none() {
        return NONE;
    }

    /** {@return the trace of every n-th task, column by column, in launch order} */
    public static TaskTrace of(long[] launchMillis, long[] nanos, String[] executors, int every) {
        if (launchMillis.length != nanos.length || nanos.length != executors.length) {
            throw new IllegalArgumentException("columns of different length");
        }
        if (every < 1) throw new IllegalArgumentException("every must be at least 1: " + every);
        return new TaskTrace(launchMillis.clone(), nanos.clone(), executors.clone(), every);
    }

    /** {@return tasks of these times, launched from then on as soon as a slot is free, slots being executors 0, 1, …} */
    public static TaskTrace laidOut(Instant start, TaskTimes times, int slots, int every) {
        PriorityQueue<long[]> free =
                new PriorityQueue<>((a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]));
        for (int slot = 0; slot < Math.max(1, slots); slot++) free.add(new long[] {0, slot});
        long[] launches = new long[times.tasks()];
        long[] nanos = new long[times.tasks()];
        String[] executors = new String[times.tasks()];
        for (int task = 0; task < times.tasks(); task++) {
            long[] slot = free.remove();
            launches[task] = start.toEpochMilli() + slot[0] / 1_000_000;
            nanos[task] = times.nanosAt(task);
            executors[task] = Long.toString(slot[1]);
            free.add(new long[] {slot[0] + nanos[task], slot[1]});
        }
        return new TaskTrace(launches, nanos, executors, every);
    }

    /** {@return the number of tasks that are kept} */
    public int size() {
        return nanos.length;
    }

    /** {@return n where every n-th task is kept, and so stands for n; 1 where all are} */
    public int every() {
        return every;
    }

    /** {@return when the task at that position was launched, in milliseconds since 1970} */
    public long launchMillis(int position) {
        return launchMillis[position];
    }

    /** {@return how long the task at that position held its slot, in nanoseconds} */
    public long nanos(int position) {
        return nanos[position];
    }

    /** {@return the id of the executor that ran the task at that position} */
    public String executor(int position) {
        return executors[position];
    }

    /** {@return the slot times alone} */
    public TaskTimes times() {
        return TaskTimes.ofNanos(nanos);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskTrace that
                && every == that.every
                && Arrays.equals(launchMillis, that.launchMillis)
                && Arrays.equals(nanos, that.nanos)
                && Arrays.equals(executors, that.executors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(launchMillis) * 31 + Arrays.hashCode(nanos);
    }

    @Override
    public String toString() {
        return "TaskTrace[tasks=" + size() + ", every=" + every + "]";
    }
}
