package dev.evenkeel.core.cost;

import java.time.Duration;
import java.util.List;

/**
 * A part of a run that starts some time after others have ended: a stage with its tasks, or a driver at work.
 *
 * <p>Example: {@code Step.of(TaskTimes.ofMillis(10, 10, 40)).after(0, 1).late(Duration.ofMillis(5))} launches its three
 * tasks 5 ms after steps 0 and 1 have both ended, and ends with the last of them. A step without tasks ends as soon as
 * it starts.
 *
 * @param times times of the tasks in launch order, or of some of them that stand for all
 * @param tasks how many tasks there are, at least as many as times
 * @param after places of the steps that must have ended
 * @param delay how long after the last of them it starts
 * @param pool the pool of a fair scheduler it is in
 */
public record Step(TaskTimes times, int tasks, List<Integer> after, Duration delay, String pool) {
    private static final TaskTimes NO_TASKS = TaskTimes.ofNanos();

    /** Refuses fewer tasks than times, tasks without a time, and a negative delay; copies the list. */
    public Step {
        if (tasks < times.tasks() || (tasks > 0 && times.tasks() == 0)) {
            throw new IllegalArgumentException(times.tasks() + " times cannot stand for " + tasks + " tasks");
        }
        if (delay.isNegative()) throw new IllegalArgumentException("delay must not be negative: " + delay);
        after = List.copyOf(after);
    }

    /** {@return a step of these tasks, which starts at once} */
    public static Step of(TaskTimes times) {
        return new Step(times, times.tasks(), List.of(), Duration.ZERO, "");
    }

    /** {@return a step of that many tasks, of which only these times are known; each stands for its neighbours} */
    public static Step sampled(TaskTimes times, int tasks) {
        return new Step(times, tasks, List.of(), Duration.ZERO, "");
    }

    /** {@return a step in which no task runs} */
    public static Step withoutTasks() {
        return of(NO_TASKS);
    }

    /** {@return the same step, after those at these places} */
    public Step after(Integer... places) {
        return after(List.of(places));
    }

    /** {@return the same step, after those at these places} */
    public Step after(List<Integer> places) {
        return new Step(times, tasks, places, delay, pool);
    }

    /** {@return the same step, so long after those it waits for} */
    public Step late(Duration time) {
        return new Step(times, tasks, after, time, pool);
    }

    /** {@return the same step, in that pool} */
    public Step inPool(String name) {
        return new Step(times, tasks, after, delay, name);
    }

    /** {@return the time of the task that is launched at that position, in nanoseconds} */
    long nanosAt(int launch) {
        return times.nanosAt((int) ((long) launch * times.tasks() / tasks));
    }
}
