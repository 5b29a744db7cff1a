package dev.evenkeel.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a run would take on other slots than it had, the driver's part included, and what of it is overhead.
 *
 * <p>Example: a run of 10 s on one slot, of which no task ran for 1 s, with tasks that fill 4.6 s on two slots, takes
 * 5.6 s there. Pure.
 *
 * @param cost what was measured
 * @param slots on how many slots it was measured
 */
public record Forecast(Cost cost, int slots) {
    /** {@return the wall time on so many slots: its tasks there, and the time in which none ran as it was} */
    public Duration wallOn(int others) {
        return schedule().makespan(others).plus(withoutTasks());
    }

    /** {@return the time in which the driver planned and launched, and no task ran; not less than nothing} */
    public Duration withoutTasks() {
        Duration rest = cost.wall().minus(schedule().makespan(slots));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** {@return the same for each stage} */
    public Duration perStage() {
        return withoutTasks().dividedBy(Math.max(1, cost.stages().size()));
    }

    /** {@return what a task takes to get to its slot and back: half of the tasks take no more} */
    public Duration perTask() {
        long[] ways = cost.stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .mapToLong(task -> task.slot().minus(task.run()).toNanos())
                .sorted()
                .toArray();
        return ways.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        Arrays.stream(ways).skip(ways.length / 2).findFirst().orElse(0));
    }

    private Schedule schedule() {
        return new Schedule(cost.stages(), TaskRun::slot);
    }
}
