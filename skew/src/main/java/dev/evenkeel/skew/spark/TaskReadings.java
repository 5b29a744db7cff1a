package dev.evenkeel.skew.spark;

import java.io.Serial;
import java.util.Optional;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/**
 * The way on which the readings of tasks come to the driver, one from each task that has succeeded.
 *
 * <p>Empty until its task ends, so that heartbeats carry nothing; without a name, so that Spark's pages and event logs
 * leave it out.
 */
final class TaskReadings extends AccumulatorV2<TaskReading, Optional<TaskReading>> {
    @Serial
    private static final long serialVersionUID = 1;

    /** Where readings arrive; nothing in a task. */
    private final transient @Nullable ActionReadings driver;

    private volatile @Nullable TaskReading reading;

    private TaskReadings(@Nullable ActionReadings driver, @Nullable TaskReading reading) {
        this.driver = driver;
        this.reading = reading;
    }

    /** {@return the way to these readings; still to be registered} */
    static TaskReadings to(ActionReadings driver) {
        return new TaskReadings(driver, null);
    }

    @Override
    public void add(TaskReading ofTask) {
        reading = ofTask;
    }

    /** Called by Spark's scheduler when a task has succeeded, a second time where it has succeeded twice. */
    @Override
    public void merge(AccumulatorV2<TaskReading, Optional<TaskReading>> ofTask) {
        if (driver != null) ofTask.value().ifPresent(driver::add);
    }

    @Override
    public Optional<TaskReading> value() {
        return Optional.ofNullable(reading);
    }

    @Override
    public boolean isZero() {
        return reading == null;
    }

    @Override
    public TaskReadings copy() {
        return new TaskReadings(driver, reading);
    }

    @Override
    public void reset() {
        reading = null;
    }
}
