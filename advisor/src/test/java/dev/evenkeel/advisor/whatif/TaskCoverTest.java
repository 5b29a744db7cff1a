package dev.evenkeel.advisor.whatif;

import static dev.evenkeel.advisor.whatif.Runs.second;
import static dev.evenkeel.advisor.whatif.Runs.stage;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.cost.TaskTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskCoverTest {
    @Test
    void theFiguresAreThoseOfTheExample() {
        assertThat(TaskCover.of(List.of(stage(0, 0, 1, 4000), stage(1, 3, 1, 2000), stage(2, 9, 1, 1000))))
                .isEqualTo(ofSeconds(6));
    }

    @Test
    void aTaskWithinAnotherCoversNothingMore() {
        assertThat(TaskCover.of(List.of(stage(0, 0, 1, 9000), stage(1, 3, 1, 2000))))
                .isEqualTo(ofSeconds(9));
    }

    @Test
    void aSampledStageCoversItsSpan() {
        StageFacts sampled = StageFacts.of(0, 0, "count")
                .ran(new Span(second(2), second(12)), 1)
                .took(TaskTimes.ofMillis(1000, 1000), 5)
                .build();
        assertThat(TaskCover.of(List.of(sampled))).isEqualTo(ofSeconds(10));
    }

    @Test
    void noTasksCoverNothing() {
        assertThat(TaskCover.of(List.of())).isZero();
        assertThat(TaskCover.of(List.of(StageFacts.of(0, 0, "none").build()))).isZero();
    }
}
