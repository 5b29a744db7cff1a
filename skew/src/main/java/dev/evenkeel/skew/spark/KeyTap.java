package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.JobScope;
import dev.evenkeel.core.spark.RowCall;
import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * What an observed plan calls for each row: the row's key is counted, and the row passes.
 *
 * <p>The tap travels in the plan. In a task of the user's it counts, and hands over what it counted once the task has
 * succeeded; on the driver, and in a job of Evenkeel's own, rows only pass.
 *
 * <p>Public, as the code that Spark generates calls it; see {@link RowCall}.
 */
public final class KeyTap implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String shown;
    private final DataType[] types;
    private final int counters;
    private final long bytesOfStage;
    private final TaskReadings readings;
    private transient @Nullable TaskTally task;

    /**
     * A tap for keys of these types.
     *
     * @param shown what plans show
     * @param types the type of each column of the key
     * @param counters keys that each sketch keeps
     * @param bytesOfStage what the sketches of all tasks of a stage may weigh together
     * @param readings where tasks leave what they counted
     */
    KeyTap(String shown, DataType[] types, int counters, long bytesOfStage, TaskReadings readings) {
        this.shown = shown;
        this.types = types;
        this.counters = counters;
        this.bytesOfStage = bytesOfStage;
        this.readings = readings;
    }

    /** {@return true; counts a key that is a whole number, a date or a timestamp} */
    public boolean number(long row, boolean isNull, long key) {
        if (task == null) return true;
        if (isNull) task.addNull(row);
        else task.add(row, key);
        return true;
    }

    /** {@return true; counts a key that is a string} */
    public boolean text(long row, @Nullable UTF8String key) {
        if (task == null) return true;
        if (key == null) task.addNull(row);
        else task.add(row, key);
        return true;
    }

    /** {@return true; counts a key of another type, or of several columns} */
    public boolean struct(long row, long hash, @Nullable InternalRow key) {
        if (task == null) return true;
        if (key == null) task.addNull(row);
        else task.add(row, hash, key);
        return true;
    }

    /** Spark reads a tap from the closure of each task, which then counts for that task alone. */
    @Serial
    private Object readResolve() {
        TaskContext context = TaskContext.get();
        if (context != null && !JobScope.isOurs(context)) countFor(context);
        return this;
    }

    private void countFor(TaskContext context) {
        TaskTally tally = new TaskTally(types, counters);
        String action = String.valueOf(context.getLocalProperty("spark.sql.execution.id"));
        long mostBytes = bytesOfStage / Math.max(1, context.numPartitions());
        TaskCompletionListener listener = ended -> {
            if (!ended.isFailed()) readings.add(tally.finish(action, ended.stageId(), mostBytes));
        };
        context.addTaskCompletionListener(listener);
        task = tally;
    }

    @Override
    public String toString() {
        return shown;
    }
}
