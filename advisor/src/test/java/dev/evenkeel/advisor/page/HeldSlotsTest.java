package dev.evenkeel.advisor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import dev.evenkeel.testkit.Seeds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldSlotsTest {
    private static final Span RUN = new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(10));

    private static List<Double> held(int parts, TaskTrace trace) {
        HeldSlots held = new HeldSlots(RUN, parts);
        held.add(StageFacts.of(0, 0, "scan").traced(trace).build());
        return held.perPart();
    }

    private static TaskTrace task(long fromMillis, long millis, int every) {
        return TaskTrace.of(new long[] {fromMillis}, new long[] {millis * 1_000_000}, new String[] {"1"}, every);
    }

    @Test
    void aTaskHoldsASlotForAsMuchOfAPartAsItRunsInIt() {
        assertThat(held(5, task(1_000, 3_000, 1))).containsExactly(0.5, 1.0, 0.0, 0.0, 0.0);
        assertThat(held(5, task(500, 1_000, 1))).containsExactly(0.5, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void aTaskOfASampleStandsForAllOfThem() {
        assertThat(held(2, task(0, 10_000, 7))).containsExactly(7.0, 7.0);
    }

    @Test
    void whatLiesOutsideOfTheRunIsLeftOut() {
        assertThat(held(2, task(-5_000, 20_000, 1))).containsExactly(1.0, 1.0);
        assertThat(held(2, task(12_000, 1_000, 1))).containsExactly(0.0, 0.0);
    }

    @Seeds(100)
    void thePartsAddUpToTheSlotTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int tasks = 1 + random.nextInt(50);
        long[] launches = new long[tasks];
        long[] nanos = new long[tasks];
        String[] executors = new String[tasks];
        Arrays.fill(executors, "1");
        for (int i = 0; i < tasks; i++) {
            launches[i] = random.nextInt(10_000);
            nanos[i] = random.nextLong((10_000 - launches[i]) * 1_000_000L + 1);
        }
        int parts = 1 + random.nextInt(400);
        double held = held(parts, TaskTrace.of(launches, nanos, executors, 1)).stream()
                .mapToDouble(slots -> slots)
                .sum();
        assertThat(held * 10 / parts).isCloseTo(Arrays.stream(nanos).sum() / 1e9, within(1e-6));
    }
}
