package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;

/**
 * How fast the executor of a stage's slowest task was with its other tasks.
 *
 * <p>Example: the slowest task ran on executor 7, whose nine other tasks take 12 s each, those elsewhere 4 s: 3.0.
 *
 * @param executor the id of the executor
 * @param factor the mean of its other tasks over that of the tasks elsewhere; 0 where one of them is not known
 */
record ExecutorPace(String executor, double factor) {
    /** Fewer tasks say nothing of a machine. */
    private static final int LEAST_TASKS = 2;

    static ExecutorPace ofSlowest(StageFacts stage) {
        TaskTrace trace = stage.trace();
        if (trace.size() == 0) return new ExecutorPace("", 0);
        int slowest = 0;
        for (int task = 1; task < trace.size(); task++) {
            if (trace.nanos(task) > trace.nanos(slowest)) slowest = task;
        }
        return of(trace, slowest);
    }

    private static ExecutorPace of(TaskTrace trace, int slowest) {
        String executor = trace.executor(slowest);
        double here = 0;
        double elsewhere = 0;
        int tasksHere = 0;
        int tasksElsewhere = 0;
        for (int task = 0; task < trace.size(); task++) {
            if (task == slowest) continue;
            if (trace.executor(task).equals(executor)) {
                here += trace.nanos(task);
                tasksHere++;
            } else {
                elsewhere += trace.nanos(task);
                tasksElsewhere++;
            }
        }
        boolean isKnown = tasksHere >= LEAST_TASKS && tasksElsewhere >= LEAST_TASKS && elsewhere > 0;
        return new ExecutorPace(executor, isKnown ? here / tasksHere / (elsewhere / tasksElsewhere) : 0);
    }
}
