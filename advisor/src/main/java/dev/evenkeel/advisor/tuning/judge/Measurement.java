package dev.evenkeel.advisor.tuning.judge;

import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;

/**
 * What one run of a job took.
 *
 * @param wall how long the caller waited for it
 * @param cpu processor time of all its tasks
 * @param makespan its tasks list-scheduled on the slots there are, stage by stage: without gaps of the driver
 * @param tasks how many tasks it had
 */
public record Measurement(Duration wall, Duration cpu, Duration makespan, long tasks) {
    @Override
    public String toString() {
        return TextLayout.duration(wall) + " of wall time, " + TextLayout.duration(cpu) + " of processor, "
                + TextLayout.duration(makespan) + " of makespan, " + TextLayout.count(tasks) + " tasks";
    }
}
