package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;

/**
 * The part of a stage in which its tasks waited for Python: they ran, but neither computed, collected garbage nor
 * fetched.
 *
 * <p>Example: tasks that run 100 s with 10 s of processor time of the JVM and 5 s of waiting for shuffles leave 85 %.
 */
final class PythonTime {
    private PythonTime() {}

    /** {@return the part of the slot time, from 0 to 1, at most} */
    static double part(StageFacts stage) {
        double left = Load.value(stage, TaskFigure.RUN_NANOS)
                - Load.value(stage, TaskFigure.CPU_NANOS)
                - (double) Load.value(stage, TaskFigure.GC_NANOS)
                - Load.value(stage, TaskFigure.SHUFFLE_WAIT_NANOS);
        return Load.part(left, Load.value(stage, TaskFigure.SLOT_NANOS));
    }
}
