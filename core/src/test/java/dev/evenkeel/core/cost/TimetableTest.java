package dev.evenkeel.core.cost;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final SlotSupply UNLIMITED = SlotSupply.always(Integer.MAX_VALUE);

    private static Step seconds(long... times) {
        return Step.of(
                TaskTimes.ofMillis(Arrays.stream(times).map(time -> time * 1000).toArray()));
    }

    private static Timetable fifo(int slots, Step... steps) {
        return Timetable.of(List.of(steps), SlotSupply.always(slots), Sharing.FIFO);
    }

    @Test
    void theFiguresAreThoseOfTheExample() {
        Step[] steps = {seconds(10, 10), seconds(5).after(0).late(ofSeconds(2))};
        assertThat(fifo(2, steps).end()).isEqualTo(ofSeconds(17));
        assertThat(fifo(1, steps).end()).isEqualTo(ofSeconds(27));
        assertThat(fifo(2, steps).startOf(1)).isEqualTo(ofSeconds(12));
        assertThat(fifo(2, steps).busy()).isEqualTo(ofSeconds(15));
        assertThat(fifo(2, steps).idle()).isEqualTo(ofSeconds(2));
    }

    @Test
    void theFirstStepTakesEverySlotUntilItsTasksAreLaunched() {
        Timetable table = fifo(2, seconds(10, 10, 10, 10), seconds(10, 10));
        assertThat(table.endOf(0)).isEqualTo(ofSeconds(20));
        assertThat(table.endOf(1)).isEqualTo(ofSeconds(30));
    }

    @Test
    void fairPoolsTakeTurnsByTheirRunningTasks() {
        // 0-10 s: one of each; 10-20 s: one of each; 20-30 s: the last two of the first.
        List<Step> steps =
                List.of(seconds(10, 10, 10, 10).inPool("a"), seconds(10, 10).inPool("b"));
        Timetable table = Timetable.of(steps, SlotSupply.always(2), Sharing.FAIR);
        assertThat(table.endOf(0)).isEqualTo(ofSeconds(30));
        assertThat(table.endOf(1)).isEqualTo(ofSeconds(20));
    }

    @Test
    void aStepThatStartsLaterButStandsFirstTakesTheNextFreeSlot() {
        // One slot: a task of the second step until 4 s, then the first step, which came at 1 s, then the rest.
        Timetable table = fifo(1, seconds(3).late(ofSeconds(1)), seconds(4, 4));
        assertThat(table.endOf(0)).isEqualTo(ofSeconds(7));
        assertThat(table.endOf(1)).isEqualTo(ofSeconds(11));
    }

    @Test
    void tasksWaitForSlotsToCome() {
        // None for 3 s; one until 5 s, so that one task runs from 3 to 7 s, and the other from 5 to 9 s.
        SlotSupply slots = SlotSupply.changing(new TreeMap<>(Map.of(ofSeconds(3), 1, ofSeconds(5), 2)));
        Timetable table = Timetable.of(List.of(seconds(4, 4)), slots, Sharing.FIFO);
        assertThat(table.end()).isEqualTo(ofSeconds(9));
        assertThat(table.idle()).isEqualTo(ofSeconds(3));
    }

    @Test
    void slotsCanBeCountedFromALaterTime() {
        SlotSupply slots = SlotSupply.changing(new TreeMap<>(Map.of(ofSeconds(3), 1, ofSeconds(5), 2)));
        assertThat(slots.after(ofSeconds(1)))
                .isEqualTo(SlotSupply.changing(new TreeMap<>(Map.of(ofSeconds(2), 1, ofSeconds(4), 2))));
        assertThat(slots.after(ofSeconds(4)))
                .isEqualTo(SlotSupply.changing(new TreeMap<>(Map.of(Duration.ZERO, 1, ofSeconds(1), 2))));
        assertThat(slots.after(ofSeconds(4)).isSteady()).isFalse();
        assertThat(slots.after(ofSeconds(5)))
                .isEqualTo(SlotSupply.always(2))
                .matches(SlotSupply::isSteady)
                .hasSameHashCodeAs(SlotSupply.always(2));
    }

    @Test
    void aTaskKeepsItsSlotToItsEndWhereSlotsGo() {
        // Two run until 4 s although a slot goes at 1 s; the third has the only slot left from 4 s on.
        SlotSupply slots = SlotSupply.changing(new TreeMap<>(Map.of(Duration.ZERO, 2, ofSeconds(1), 1)));
        Timetable table = Timetable.of(List.of(seconds(4, 4, 4)), slots, Sharing.FIFO);
        assertThat(table.end()).isEqualTo(ofSeconds(8));
    }

    @Test
    void thePathIsWhatEachStepWaitedForLast() {
        Timetable table = fifo(
                9, seconds(1), seconds(5), seconds(2).after(0, 1), seconds(1).after(0));
        assertThat(table.path()).containsExactly(1, 2);
        assertThat(table.pathTo(3)).containsExactly(0, 3);
        assertThat(table.end()).isEqualTo(ofSeconds(7));
    }

    @Test
    void nothingEndsAtOnce() {
        assertThat(fifo(1).end()).isZero();
        assertThat(fifo(1).path()).isEmpty();
        assertThat(fifo(1, Step.withoutTasks().late(ofSeconds(3))).end()).isEqualTo(ofSeconds(3));
        assertThat(fifo(1, seconds(0, 0)).end()).isZero();
    }

    @Test
    void aSampleStandsForItsNeighbours() {
        // Six tasks, of which the first and the fourth are known: 1, 1, 1, 3, 3, 3.
        Step step = Step.sampled(TaskTimes.ofMillis(1000, 3000), 6);
        assertThat(fifo(1, step).end()).isEqualTo(ofSeconds(12));
        assertThat(fifo(3, step).end()).isEqualTo(ofSeconds(4));
    }

    @Test
    void moreSlotsMayTakeLongerWhereStepsWait() {
        // Graham's own example: 12 s on three slots, 15 s on four.
        Step[] steps = {
            seconds(3),
            seconds(2),
            seconds(2),
            seconds(2),
            seconds(4).after(3),
            seconds(4).after(3),
            seconds(4).after(3),
            seconds(4).after(3),
            seconds(9).after(0)
        };
        assertThat(fifo(3, steps).end()).isEqualTo(ofSeconds(12));
        assertThat(fifo(4, steps).end()).isEqualTo(ofSeconds(15));
    }

    @Seeds(200)
    void oneStepTakesItsMakespan(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Step step = steps(random, 1).get(0);
        int slots = 1 + random.nextInt(8);
        assertThat(fifo(slots, step.late(Duration.ZERO)).end()).isEqualTo(Makespan.of(step.times(), slots));
    }

    @Seeds(200)
    void theEndLiesBetweenTheBoundAndGrahams(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = steps(random, 20);
        int slots = 1 + random.nextInt(8);
        for (Sharing sharing : Sharing.values()) {
            Timetable table = Timetable.of(steps, SlotSupply.always(slots), sharing);
            long path = Timetable.of(steps, UNLIMITED, sharing).end().toNanos();
            long work = steps.stream()
                    .mapToLong(step -> step.times().total().toNanos())
                    .sum();
            assertThat(table.end().toNanos())
                    .isGreaterThanOrEqualTo(path)
                    .isGreaterThanOrEqualTo(work / slots)
                    .isLessThanOrEqualTo(work / slots + path + 1);
            assertThat(table.busy().toNanos())
                    .isLessThanOrEqualTo(Math.min(work, table.end().toNanos()));
        }
    }

    @Seeds(200)
    void moreSlotsNeverTakeLongerWhereAllStepsStartAtOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps =
                steps(random, 10).stream().map(step -> Step.of(step.times())).toList();
        Duration before = Duration.ofDays(1);
        for (int slots = 1; slots <= 12; slots++) {
            Duration end =
                    Timetable.of(steps, SlotSupply.always(slots), Sharing.FIFO).end();
            assertThat(end).isLessThanOrEqualTo(before);
            before = end;
        }
    }

    @Seeds(100)
    void noMoreTasksRunThanThereAreSlotsAndNoneStartsBeforeItsTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = steps(random, 12);
        Timetable one = Timetable.of(steps, SlotSupply.always(1), Sharing.FIFO);
        // On one slot the time with a task is the sum of all tasks.
        assertThat(one.busy().toNanos())
                .isEqualTo(steps.stream()
                        .mapToLong(step -> step.times().total().toNanos())
                        .sum());
        for (int place = 0; place < steps.size(); place++) {
            Step step = steps.get(place);
            Duration released = step.after().stream()
                    .map(one::endOf)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            assertThat(one.startOf(place)).isEqualTo(released.plus(step.delay()));
            assertThat(one.endOf(place).minus(one.startOf(place)))
                    .isGreaterThanOrEqualTo(step.times().longest());
        }
    }

    @Seeds(50)
    void onePoolIsServedInOrder(long seed) {
        List<Step> steps = steps(new SplittableRandom(seed), 12).stream()
                .map(step -> step.inPool("default"))
                .toList();
        SlotSupply slots = SlotSupply.always(3);
        assertThat(ends(Timetable.of(steps, slots, Sharing.FAIR), steps))
                .isEqualTo(ends(Timetable.of(steps, slots, Sharing.FIFO), steps));
    }

    private static List<Duration> ends(Timetable table, List<Step> steps) {
        return IntStream.range(0, steps.size()).mapToObj(table::endOf).toList();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> fifo(1, seconds(1).after(1), seconds(1).after(0)))
                .hasMessageStartingWith("steps wait for each other");
        assertThatThrownBy(() -> SlotSupply.always(0)).hasMessageStartingWith("there must be a slot in the end");
        assertThatThrownBy(
                        () -> SlotSupply.changing(new TreeMap<>(Map.of(Duration.ZERO, -1, Duration.ofSeconds(1), 1))))
                .hasMessageStartingWith("slots must not be negative");
        assertThatThrownBy(() -> Step.sampled(TaskTimes.ofMillis(), 3)).hasMessage("0 times cannot stand for 3 tasks");
        assertThatThrownBy(() -> Step.withoutTasks().late(ofSeconds(-1)))
                .hasMessage("delay must not be negative: PT-1S");
    }

    /** Steps that wait for some before them, in one of two pools. */
    private static List<Step> steps(SplittableRandom random, int most) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int place = 0; place < count; place++) {
            long[] times = LongStream.range(0, random.nextInt(12))
                    .map(task -> random.nextInt(5) == 0 ? random.nextLong(10_000) : random.nextLong(100))
                    .toArray();
            int before = place;
            List<Integer> after = IntStream.range(0, place)
                    .filter(other -> random.nextInt(before) == 0)
                    .boxed()
                    .toList();
            steps.add(Step.of(TaskTimes.ofNanos(times))
                    .after(after)
                    .late(Duration.ofNanos(random.nextInt(3) == 0 ? random.nextLong(500) : 0))
                    .inPool(random.nextBoolean() ? "a" : "b"));
        }
        return steps;
    }
}
