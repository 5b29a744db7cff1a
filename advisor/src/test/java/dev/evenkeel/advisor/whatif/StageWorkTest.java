package dev.evenkeel.advisor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageWorkTest {
    private static final StageWork WORK = StageWork.recorded(Runs.stage(0, 0, 2, 8000, 1000, 1000));

    private static StageFacts sampled(long tasks, long totalMillis, long slowestMillis, long... keptMillis) {
        return StageFacts.of(0, 0, "count")
                .ran(new Span(Runs.second(0), Runs.second(100)), 1)
                .did(TaskFigures.of(Map.of(TaskFigure.TASKS, tasks, TaskFigure.SLOT_NANOS, totalMillis * 1_000_000)))
                .slowest(new TaskFacts(Duration.ofMillis(slowestMillis), ByteSize.ZERO, new RowCount(0)))
                .took(TaskTimes.ofMillis(keptMillis), 2)
                .build();
    }

    @Test
    void theFiguresAreThoseOfTheExample() {
        assertThat(WORK.even()).isEqualTo(new StageWork(TaskTimes.ofNanos(3_333_333_333L), 3));
        StageWork five = WORK.split(5);
        assertThat(five).isEqualTo(new StageWork(TaskTimes.ofMillis(2000), 5));
        assertThat(five.scaled(0.5)).isEqualTo(new StageWork(TaskTimes.ofMillis(1000), 5));
        assertThat(five.gone().tasks()).isZero();
    }

    @Test
    void theOrderOfChangesOfOneStageDoesNotMatter() {
        assertThat(WORK.even().split(5)).isEqualTo(WORK.split(5));
        assertThat(WORK.split(5).even()).isEqualTo(WORK.split(5));
        assertThat(WORK.scaled(0.5).split(5)).isEqualTo(WORK.split(5).scaled(0.5));
        assertThat(WORK.gone().even()).isEqualTo(WORK.even().gone());
    }

    @Test
    void aSampleHasTheWorkOfAllTasks() {
        // Two of four tasks took 1 and 3 s; all of them together 10 s, not 8 s: each is held for a quarter longer.
        StageWork work = StageWork.recorded(sampled(4, 10_000, 3000, 1000, 3000));
        assertThat(work).isEqualTo(new StageWork(TaskTimes.ofMillis(1250, 3750), 4));
        assertThat(work.nanos()).isEqualTo(10e9);
    }

    @Test
    void theSlowestTaskIsNotLostByTheSample() {
        // Of four tasks of 1, 1, 1 and 60 s the first and the third are kept; the last one ended the stage.
        StageWork work = StageWork.recorded(sampled(4, 63_000, 60_000, 1000, 1000));
        assertThat(work.times().longest()).isEqualTo(Duration.ofSeconds(60));
        assertThat(work.tasks()).isEqualTo(4);
        assertThat(work.nanos()).isEqualTo(63e9);
    }

    @Test
    void noTasksStayNone() {
        StageWork none = StageWork.recorded(StageFacts.of(0, 0, "none").build());
        assertThat(none.even().split(3).scaled(2).nanos()).isZero();
    }
}
