package dev.evenkeel.advisor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.cost.TaskTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageByStageTest {
    /** On two slots: one task of 8 s and two of 1 s take 8 s; even ones would take 5 s. */
    private static final StageFacts UNEVEN = stage(1, 0, 2, 8000, 1000, 1000);

    private static StageFacts stage(int id, long startSecond, int slots, long... millis) {
        TaskTimes times = TaskTimes.ofMillis(millis);
        Instant start = Instant.ofEpochSecond(startSecond);
        return StageFacts.of(id, 0, "stage " + id)
                .ran(new Span(start, start.plus(Makespan.of(times, slots))), slots)
                .did(TaskFigures.of(Map.of(
                        TaskFigure.TASKS,
                        (long) times.tasks(),
                        TaskFigure.SLOT_NANOS,
                        times.total().toNanos())))
                .took(times, 1)
                .build();
    }

    private static RunProfile run(long seconds, StageFacts... stages) {
        return RunProfile.of("sales", new Span(Instant.EPOCH, Instant.ofEpochSecond(seconds)), List.of(stages));
    }

    @Test
    void anEvenStageIsAsLongAsItsWorkOnItsSlots() {
        Saving saving = WhatIf.of(run(20, UNEVEN)).saving(new Change.Even(UNEVEN));
        assertThat(saving.expected()).isEqualTo(Duration.ofSeconds(3));
        assertThat(saving.least()).isEqualTo(saving.most());
        assertThat(saving.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void whatRunsBesideItLowersTheLeastThatIsSaved() {
        // The other stage covers 2 of the 8 s, so that between 1 and 3 of the 3 s are saved.
        Saving saving = WhatIf.of(run(20, UNEVEN, stage(2, 3, 1, 2000))).saving(new Change.Even(UNEVEN));
        assertThat(saving.least()).isEqualTo(Duration.ofSeconds(1));
        assertThat(saving.expected()).isEqualTo(Duration.ofSeconds(2));
        assertThat(saving.most()).isEqualTo(Duration.ofSeconds(3));
        assertThat(saving.confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void moreTasksUseTheSlotsThatWereIdle() {
        StageFacts single = stage(1, 0, 1, 12_000);
        RunProfile run = run(20, single).toBuilder()
                .on(ClusterFacts.of(ExecutorFacts.of("1", "a", 4)))
                .build();
        // Four tasks of 3 s on four slots; six tasks of 2 s need two waves.
        assertThat(WhatIf.of(run).saving(new Change.Split(single, 4)).expected())
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(WhatIf.of(run).saving(new Change.Split(single, 6)).expected())
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void aStageThatIsGoneOrScaledSavesItsPart() {
        WhatIf whatIf = WhatIf.of(run(20, UNEVEN));
        assertThat(whatIf.saving(new Change.Gone(UNEVEN)).expected()).isEqualTo(Duration.ofSeconds(8));
        assertThat(whatIf.saving(new Change.Scaled(UNEVEN, 0.25)).expected()).isEqualTo(Duration.ofSeconds(6));
        assertThat(whatIf.saving(new Change.Scaled(UNEVEN, 2)).expected()).isZero();
    }

    @Test
    void neverSavesMoreThanTheRun() {
        Saving saving = WhatIf.of(run(10, UNEVEN))
                .saving(List.of(new Change.Gone(UNEVEN), new Change.LessIdle(Duration.ofSeconds(5))));
        assertThat(saving.most()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void moreSlotsLeaveTheTimeWithoutTasks() {
        // 8 s with tasks and 12 s without: no number of slots gets below 12 s, and the task of 8 s stays.
        RunProfile run = run(20, UNEVEN);
        assertThat(WhatIf.of(run).onSlots(100).expected()).isEqualTo(Duration.ofSeconds(20));
        assertThat(WhatIf.of(run).onSlots(1).expected()).isEqualTo(Duration.ofSeconds(22));
        assertThat(WhatIf.of(run).onSlots(100).least()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void theRunAsItWasIsMet() {
        assertThat(WhatIf.of(run(20, UNEVEN, stage(2, 9, 2, 500, 500)))
                        .asItWas()
                        .expected())
                .isEqualTo(Duration.ofSeconds(20));
    }
}
