package dev.evenkeel.advisor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.TaskTimes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskSampleTest {
    private static TaskEnd task(int index, long launchMillis, long workedMillis, long slotNanos) {
        TaskFigures figures = TaskFigures.of(Map.of(TaskFigure.TASKS, 1L, TaskFigure.SLOT_NANOS, slotNanos));
        return new TaskEnd(index, "1", launchMillis, workedMillis, launchMillis + workedMillis, figures, null, null);
    }

    @Test
    void keepsAllInLaunchOrderWhateverTheOrderOfEnding() {
        TaskSample sample = new TaskSample(8);
        sample.add(task(2, 12, 0, 30));
        sample.add(task(0, 10, 0, 10));
        sample.add(task(1, 11, 0, 20));
        assertThat(sample.trace().times()).isEqualTo(TaskTimes.ofNanos(10, 20, 30));
        assertThat(sample.trace().every()).isEqualTo(1);
    }

    @Test
    void aboveItsRoomItKeepsEveryNth() {
        TaskSample sample = new TaskSample(4);
        for (int task = 0; task < 9; task++) sample.add(task(task, task, 0, 10L * task));
        assertThat(sample.trace().times()).isEqualTo(TaskTimes.ofNanos(0, 40, 80));
        assertThat(sample.trace().every()).isEqualTo(4);
    }

    @Test
    void neverKeepsMoreThanItsRoom() {
        TaskSample sample = new TaskSample(100);
        for (int task = 0; task < 100_000; task++) sample.add(task(task, task, 0, 1));
        assertThat(sample.trace().times().tasks()).isBetween(50, 100);
    }

    @Test
    void manyAttemptsOfOneTaskDoNotGoOnForEver() {
        TaskSample sample = new TaskSample(2);
        for (int attempt = 0; attempt < 10; attempt++) sample.add(task(0, attempt, 0, 1));
        assertThat(sample.trace().times().tasks()).isLessThanOrEqualTo(2);
    }

    @Test
    void countsTasksThatHoldASlotAtOnceNotThoseThatFollowInOne() {
        TaskSample sample = new TaskSample(8);
        sample.add(task(0, 100, 10, 12_000_000));
        sample.add(task(1, 105, 10, 12_000_000));
        sample.add(task(2, 110, 10, 12_000_000)); // follows task 0
        sample.add(task(3, 115, 10, 12_000_000)); // follows task 1
        assertThat(sample.mostAtOnce()).isEqualTo(2);
        sample.add(task(4, 112, 1, 2_000_000));
        assertThat(sample.mostAtOnce()).isEqualTo(3);
    }
}
