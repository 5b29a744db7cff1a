package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import dev.evenkeel.core.cost.TaskTimes;
import java.time.Duration;

/**
 * The tasks of a stage, as they were or as a change would have them.
 *
 * <p>Example: tasks of 8 s, 1 s and 1 s are {@code even()} three of 3.3 s, and {@code split(5)} five of 2 s; that work
 * {@code scaled(0.5)} is five of 1 s. Changes of one stage follow each other and so are not counted twice.
 *
 * @param times slot times in launch order, of all tasks or of some that stand for all
 * @param tasks how many tasks there are
 */
record StageWork(TaskTimes times, int tasks) {
    static final StageWork NONE = new StageWork(TaskTimes.ofNanos(), 0);

    /**
     * {@return the tasks as they were recorded}
     *
     * <p>Of a sample, the times are raised or lowered so that their sum is that of all tasks, which is known. The
     * slowest task is known too; where the sample lacks it, it is put in as if it had ended the stage.
     */
    static StageWork recorded(StageFacts stage) {
        TaskTrace trace = stage.trace();
        if (trace.size() == 0) return NONE;
        if (trace.every() == 1) return new StageWork(trace.times(), trace.size());
        Duration slowest = stage.slowest().time();
        int tasks = Math.toIntExact(Math.max(trace.size(), stage.tasks()));
        if (tasks == trace.size() || slowest.compareTo(trace.times().longest()) <= 0) {
            return new StageWork(trace.times(), tasks).ofWork(stage.slotTime());
        }
        StageWork others =
                new StageWork(trace.times(), tasks - 1).ofWork(stage.slotTime().minus(slowest));
        long launched = stage.span().end().minus(slowest).toEpochMilli();
        return others.with(slowest, (int) ((long) launchedBefore(launched, trace) * (tasks - 1) / trace.size()));
    }

    private static int launchedBefore(long millis, TaskTrace trace) {
        int position = 0;
        while (position < trace.size() && trace.launchMillis(position) < millis) position++;
        return position;
    }

    private StageWork ofWork(Duration all) {
        return nanos() == 0 ? this : scaled(Math.max(0, all.toNanos()) / nanos());
    }

    /** {@return the same tasks, each by itself, with one more at that position} */
    private StageWork with(Duration time, int position) {
        long[] nanos = new long[tasks + 1];
        for (int task = 0; task < tasks; task++) {
            nanos[task < position ? task : task + 1] = times.nanosAt((int) ((long) task * times.tasks() / tasks));
        }
        nanos[position] = time.toNanos();
        return new StageWork(TaskTimes.ofNanos(nanos), nanos.length);
    }

    /** {@return the work of all tasks in nanoseconds} */
    double nanos() {
        return tasks == 0 ? 0 : (double) times.total().toNanos() / times.tasks() * tasks;
    }

    StageWork even() {
        return tasks == 0 ? this : split(tasks);
    }

    StageWork split(int parts) {
        return tasks == 0 ? this : new StageWork(TaskTimes.ofNanos(Math.round(nanos() / parts)), parts);
    }

    StageWork scaled(double part) {
        long[] nanos = new long[times.tasks()];
        for (int task = 0; task < nanos.length; task++) nanos[task] = Math.round(times.nanosAt(task) * part);
        return new StageWork(TaskTimes.ofNanos(nanos), tasks);
    }

    StageWork gone() {
        return NONE;
    }

    /** {@return what is left of the work after that change} */
    StageWork after(Change change) {
        return change.fold(
                even -> even(),
                split -> split(split.tasks()),
                scaled -> scaled(scaled.part()),
                gone -> gone(),
                lessIdle -> this);
    }
}
