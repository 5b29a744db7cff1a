package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;

/** What a stage had to carry: bytes, and the time of its tasks in parts. */
final class Load {
    /** What one task should read: Spark's own split of files, {@code spark.sql.files.maxPartitionBytes}. */
    static final ByteSize A_TASK = ByteSize.mebibytes(128);

    private Load() {}

    /** {@return bytes read from files, caches and shuffles} */
    static ByteSize read(StageFacts stage) {
        return new ByteSize(value(stage, TaskFigure.INPUT_BYTES) + value(stage, TaskFigure.SHUFFLE_READ_BYTES));
    }

    /** {@return bytes written to files and shuffles} */
    static ByteSize written(StageFacts stage) {
        return new ByteSize(value(stage, TaskFigure.OUTPUT_BYTES) + value(stage, TaskFigure.SHUFFLE_WRITE_BYTES));
    }

    /** {@return the larger of what was read and what was written} */
    static ByteSize moved(StageFacts stage) {
        ByteSize read = read(stage);
        ByteSize written = written(stage);
        return read.compareTo(written) > 0 ? read : written;
    }

    /** {@return how many tasks would read {@link #A_TASK} each, at least 1} */
    static int tasksFor(ByteSize bytes) {
        return (int) Math.max(1, Math.min(1_000_000, (bytes.bytes() + A_TASK.bytes() - 1) / A_TASK.bytes()));
    }

    /** {@return the part of the slot time that a figure in nanoseconds takes, from 0 to 1} */
    static double part(StageFacts stage, TaskFigure nanos) {
        return part(value(stage, nanos), value(stage, TaskFigure.SLOT_NANOS));
    }

    /** {@return the part of a whole, from 0 to 1; 0 of nothing} */
    static double part(double some, double all) {
        return all <= 0 ? 0 : Math.max(0, Math.min(1, some / all));
    }

    /** {@return the part of the slot time in which a task did not run: on its way, loading, on its way back} */
    static double overhead(StageFacts stage) {
        return part(
                value(stage, TaskFigure.SCHEDULER_DELAY_NANOS)
                        + value(stage, TaskFigure.DESERIALIZE_NANOS)
                        + value(stage, TaskFigure.RESULT_SERIALIZE_NANOS),
                value(stage, TaskFigure.SLOT_NANOS));
    }

    /** {@return the slot time of a task on average; none without tasks} */
    static Duration mean(StageFacts stage) {
        return stage.tasks() == 0 ? Duration.ZERO : stage.slotTime().dividedBy(stage.tasks());
    }

    /** {@return one figure over all tasks} */
    static long value(StageFacts stage, TaskFigure figure) {
        return stage.figures().value(figure);
    }
}
