package dev.evenkeel.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is measured of a run. Less is better in each.
 *
 * <p>Example: {@code Measure.MAKESPAN_64.of(cost)} is in seconds, {@code Measure.SHUFFLED.of(cost)} in bytes.
 */
public enum Measure implements Quantity {
    /** From the start to the end on this machine, the driver's part included. */
    WALL("wall", "wall time", Unit.SECONDS, cost -> seconds(cost.wall())),
    /** Processor time of all tasks. */
    CPU("cpu", "task CPU", Unit.SECONDS, cost -> seconds(cost.cpu())),
    /** Bytes written for shuffles. */
    SHUFFLED("shuffled", "shuffled", Unit.BYTES, cost -> cost.shuffled().bytes()),
    /** Bytes that spilling wrote to disk. */
    SPILLED(
            "spilled",
            "spilled",
            Unit.BYTES,
            cost -> sum(cost, task -> task.spilled().bytes())),
    /** The most memory that one task took for sorting, hashing and joining. */
    PEAK_MEMORY("peakMemory", "peak memory", Unit.BYTES, Measure::peak),
    /** The longest task of all. */
    LONGEST_TASK(
            "longestTask",
            "longest task",
            Unit.SECONDS,
            cost -> seconds(slots(cost).worstStage().longest())),
    /** The median task of the stage with the longest one. */
    MEDIAN_TASK(
            "medianTask",
            "median beside it",
            Unit.SECONDS,
            cost -> seconds(slots(cost).worstStage().median())),
    /** Tasks of all stages. */
    TASKS("tasks", "tasks", Unit.COUNT, cost -> sum(cost, task -> 1)),
    /** Its tasks on 16 slots, simulated. */
    MAKESPAN_16("makespan16", "on 16 slots", Unit.SECONDS, cost -> makespan(slots(cost), 16)),
    /** Its tasks on 64 slots, simulated. */
    MAKESPAN_64("makespan64", "on 64 slots", Unit.SECONDS, cost -> makespan(slots(cost), 64)),
    /** Its tasks on 256 slots, simulated. */
    MAKESPAN_256("makespan256", "on 256 slots", Unit.SECONDS, cost -> makespan(slots(cost), 256)),
    /** What no placing of its tasks on 64 slots can beat. */
    BOUND_64(
            "bound64",
            "bound on 64 slots",
            Unit.SECONDS,
            cost -> seconds(slots(cost).bound(64))),
    /** The same on 16 slots by processor time, which suffers less from neighbours on a shared machine. */
    CPU_MAKESPAN_16("cpuMakespan16", "on 16 slots by CPU", Unit.SECONDS, cost -> makespan(alone(cost), 16)),
    /** The same on 64 slots by processor time. */
    CPU_MAKESPAN_64("cpuMakespan64", "on 64 slots by CPU", Unit.SECONDS, cost -> makespan(alone(cost), 64)),
    /** The same on 256 slots by processor time. */
    CPU_MAKESPAN_256("cpuMakespan256", "on 256 slots by CPU", Unit.SECONDS, cost -> makespan(alone(cost), 256)),
    /** What no placing of its tasks on 64 slots can beat, by processor time. */
    CPU_BOUND_64(
            "cpuBound64",
            "bound on 64 slots by CPU",
            Unit.SECONDS,
            cost -> seconds(alone(cost).bound(64)));

    private final String key;
    private final String title;
    private final Unit unit;

    @SuppressWarnings("ImmutableEnumChecker") // only ever functions without state
    private final ToDoubleFunction<Cost> value;

    Measure(String key, String title, Unit unit, ToDoubleFunction<Cost> value) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    /** {@return the measure that has this key in JSON} */
    public static Optional<Measure> named(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }

    /** {@return the makespan on so many slots: 16, 64 or 256} */
    public static Measure makespan(int slots) {
        return named("makespan" + slots).orElseThrow();
    }

    /** {@return the makespan on so many slots by processor time: 16, 64 or 256} */
    public static Measure cpuMakespan(int slots) {
        return named("cpuMakespan" + slots).orElseThrow();
    }

    /** {@return the name in JSON} */
    public String key() {
        return key;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    /** {@return the measure of a run, in seconds, bytes or things} */
    public double of(Cost cost) {
        return value.applyAsDouble(cost);
    }

    /** {@return its name as a heading} */
    @Override
    public String toString() {
        return title;
    }

    private static Schedule slots(Cost cost) {
        return new Schedule(cost.stages(), TaskRun::slot);
    }

    private static Schedule alone(Cost cost) {
        return new Schedule(cost.stages(), TaskRun::alone);
    }

    private static double makespan(Schedule schedule, int slots) {
        return seconds(schedule.makespan(slots));
    }

    private static double peak(Cost cost) {
        return cost.stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .mapToDouble(task -> task.peakMemory().bytes())
                .max()
                .orElse(0);
    }

    private static double sum(Cost cost, ToDoubleFunction<TaskRun> figure) {
        return cost.stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .mapToDouble(figure)
                .sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
