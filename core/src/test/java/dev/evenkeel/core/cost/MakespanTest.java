package dev.evenkeel.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MakespanTest {
    @Seeds(200)
    void tasksGoToTheFirstFreeSlotInTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = times(random, 40);
        int slots = 1 + random.nextInt(8);
        long[] free = new long[slots];
        for (long time : times) {
            int first = 0;
            for (int slot = 1; slot < slots; slot++) if (free[slot] < free[first]) first = slot;
            free[first] += time;
        }
        assertThat(makespan(times, slots)).isEqualTo(Arrays.stream(free).max().orElseThrow());
    }

    @Seeds(200)
    void noOrderBeatsTheBoundAndNoneIsMuchWorse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = times(random, 7);
        int slots = 1 + random.nextInt(4);
        long best = best(times, 0, new long[slots]);
        long bound = Makespan.bound(TaskTimes.ofNanos(times), slots).toNanos();
        assertThat(bound).isLessThanOrEqualTo(best);
        assertThat(makespan(times, slots)).isGreaterThanOrEqualTo(best);
        assertThat((double) makespan(times, slots)).isLessThanOrEqualTo((2 - 1.0 / slots) * best);
    }

    @Seeds(200)
    void theMakespanIsBetweenTheBoundAndGrahamsFactor(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = times(random, 300);
        int slots = 1 + random.nextInt(64);
        double bound = Math.max(
                Arrays.stream(times).sum() / (double) slots,
                Arrays.stream(times).max().orElseThrow());
        assertThat((double) makespan(times, slots)).isBetween(bound, (2 - 1.0 / slots) * bound + 1e-6);
    }

    @Test
    void equalTasksNeverTakeLongerOnMoreSlots() {
        long[] equal = new long[100];
        Arrays.fill(equal, 7);
        for (int slots = 1; slots <= 120; slots++) {
            assertThat(makespan(equal, slots)).isEqualTo(7L * ((100 + slots - 1) / slots));
        }
    }

    @Test
    void oneSlotTakesTheTotalAndManySlotsTheLongest() {
        TaskTimes tasks = TaskTimes.ofMillis(40, 10, 10, 10);
        assertThat(Makespan.of(tasks, 1)).isEqualTo(Duration.ofMillis(70));
        assertThat(Makespan.of(tasks, 2)).isEqualTo(Duration.ofMillis(40));
        assertThat(Makespan.of(tasks, Integer.MAX_VALUE)).isEqualTo(Duration.ofMillis(40));
        assertThat(Makespan.bound(tasks, 2)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void stagesFollowEachOther() {
        List<TaskTimes> stages = List.of(TaskTimes.ofMillis(5, 5), TaskTimes.ofMillis(), TaskTimes.ofMillis(3));
        assertThat(Makespan.ofStages(stages, 1)).isEqualTo(Duration.ofMillis(13));
        assertThat(Makespan.ofStages(stages, 2)).isEqualTo(Duration.ofMillis(8));
        assertThat(Makespan.ofStages(List.of(), 2)).isZero();
    }

    @Test
    void noSlotsAreRefused() {
        assertThatThrownBy(() -> Makespan.of(TaskTimes.ofMillis(1), 0)).hasMessage("slots must be at least 1: 0");
        assertThatThrownBy(() -> Makespan.bound(TaskTimes.ofMillis(1), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The shortest of all placements, by trying each. */
    private static long best(long[] times, int next, long[] slots) {
        if (next == times.length) return Arrays.stream(slots).max().orElseThrow();
        long best = Long.MAX_VALUE;
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] += times[next];
            best = Math.min(best, best(times, next + 1, slots));
            slots[slot] -= times[next];
        }
        return best;
    }

    private static long makespan(long[] times, int slots) {
        return Makespan.of(TaskTimes.ofNanos(times), slots).toNanos();
    }

    private static long[] times(SplittableRandom random, int most) {
        long[] times = new long[1 + random.nextInt(most)];
        for (int i = 0; i < times.length; i++) {
            times[i] = random.nextInt(5) == 0 ? random.nextLong(10_000) : random.nextLong(100);
        }
        return times;
    }
}
