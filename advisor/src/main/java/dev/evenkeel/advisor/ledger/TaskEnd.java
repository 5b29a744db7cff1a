package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of one task attempt, whoever told of it: a listener or an event log.
 *
 * @param index the task's place in its stage
 * @param executor the id of the executor it ran on
 * @param launchMillis when it was launched, in milliseconds since 1970
 * @param workedMillis how long its executor was busy with it, the way there and back left out
 * @param finishMillis when the driver had its result
 * @param figures what it did; of an attempt that failed only that it did, and the slot time it took
 * @param trouble why it ended badly; null where it did not
 * @param peaks the memory of its executor meanwhile; null where that was not told
 */
public record TaskEnd(
        int index,
        String executor,
        long launchMillis,
        long workedMillis,
        long finishMillis,
        TaskFigures figures,
        @Nullable Trouble trouble,
        @Nullable MemoryPeaks peaks) {
    boolean hasSucceeded() {
        return figures.value(TaskFigure.TASKS) > 0;
    }

    Duration slotTime() {
        return Duration.ofMillis(finishMillis - launchMillis);
    }

    TaskFacts facts() {
        return new TaskFacts(
                Duration.ofNanos(figures.value(TaskFigure.SLOT_NANOS)),
                new ByteSize(figures.value(TaskFigure.INPUT_BYTES) + figures.value(TaskFigure.SHUFFLE_READ_BYTES)),
                new RowCount(figures.value(TaskFigure.INPUT_RECORDS) + figures.value(TaskFigure.SHUFFLE_READ_RECORDS)));
    }
}
