package dev.evenkeel.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskTimesTest {
    @Test
    void theFiguresAreThoseOfTheExample() {
        TaskTimes times = TaskTimes.ofMillis(10, 10, 40);
        assertThat(times.tasks()).isEqualTo(3);
        assertThat(times.longest()).isEqualTo(Duration.ofMillis(40));
        assertThat(times.median()).isEqualTo(Duration.ofMillis(10));
        assertThat(times.total()).isEqualTo(Duration.ofMillis(60));
        assertThat(times.imbalance()).isEqualTo(2);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(TaskTimes.ofMillis(30, 10, 20, 40).median()).isEqualTo(Duration.ofMillis(25));
    }

    @Test
    void noTasksAndNoWorkAreEven() {
        assertThat(TaskTimes.ofMillis().imbalance()).isEqualTo(1);
        assertThat(TaskTimes.ofMillis().median()).isZero();
        assertThat(TaskTimes.ofMillis(0, 0).imbalance()).isEqualTo(1);
    }

    @Test
    void theTimesAreCopied() {
        long[] nanos = {1, 2};
        TaskTimes times = TaskTimes.ofNanos(nanos);
        nanos[0] = 99;
        assertThat(times).isEqualTo(TaskTimes.ofNanos(1, 2));
        assertThat(times.nanosAt(0)).isEqualTo(1);
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> TaskTimes.ofNanos(5, -1)).hasMessage("a task time must not be negative: -1 ns");
    }

    @Test
    void aClusterHasItsExecutorsTimesTheirSlots() {
        assertThat(new ClusterShape(16, 4).slots()).isEqualTo(64);
        assertThat(new ClusterShape(16, 4)).hasToString("64 slots (16 executors of 4)");
        assertThat(ClusterShape.ofSlots(1)).hasToString("1 slot");
        assertThat(ClusterShape.ofSlots(8)).hasToString("8 slots");
        assertThatThrownBy(() -> new ClusterShape(0, 4))
                .hasMessageContaining("at least one executor with one slot: 0 x 4");
    }
}
