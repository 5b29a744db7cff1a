package dev.evenkeel.advisor.whatif;

import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;

/**
 * What a run takes and uses up on a cluster.
 *
 * <p>Example: 415 s of tasks in 60 s on two executors of 4 cores are 8 slots, 480 s of core time, 86.5 % of it used.
 * With {@code spark.task.cpus} 2 they are 4 slots; with 3 they are 2, and two cores of the 8 serve no task.
 *
 * @param slots how many tasks can run at once; the most where that changed
 * @param wall the wall time
 * @param coreTime time of all cores from when they were there, whether tasks could use them or not; the driver's left
 *     out
 * @param used the part of the slot time that tasks held
 */
public record ClusterUse(int slots, Prediction wall, Duration coreTime, Ratio used) {
    private static final double HOUR = Duration.ofHours(1).toNanos();

    /** {@return the core time in hours, which prices count in} */
    public double coreHours() {
        return coreTime.toNanos() / HOUR;
    }
}
