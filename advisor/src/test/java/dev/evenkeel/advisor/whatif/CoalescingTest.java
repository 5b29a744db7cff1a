package dev.evenkeel.advisor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoalescingTest {
    private static final long MEBIBYTE = 1 << 20;

    /** The run of the example: a shuffle of 640 MiB, read by 16 tasks on 16 cores. */
    private static RunProfile run(String reader, Map<String, String> settings) {
        long[] second = new long[16];
        Arrays.fill(second, 1000);
        StageFacts stage = Runs.attempt(0, 0, 0, 16, second)
                .did(TaskFigures.of(Map.of(
                        TaskFigure.TASKS, 16L,
                        TaskFigure.SLOT_NANOS, 16_000_000_000L,
                        TaskFigure.SHUFFLE_READ_BYTES, 640 * MEBIBYTE)))
                .forQuery(1)
                .build();
        PlanNode plan = PlanNode.of("AQEShuffleRead").detailed(reader).ranIn(List.of(0));
        return Runs.run(1, Runs.slots(16), stage)
                .under(Settings.of(settings))
                .queries(QueryFacts.of(1, "count").planned(plan, 1).build())
                .build();
    }

    private static List<Integer> tasks(RunProfile run, int slots) {
        return Coalescing.on(slots, run).stream()
                .map(change -> ((Change.Split) change).tasks())
                .toList();
    }

    @Test
    void theFiguresAreThoseOfTheExample() {
        RunProfile run = run("AQEShuffleRead coalesced", Map.of());
        assertThat(tasks(run, 16)).isEmpty();
        assertThat(tasks(run, 4)).containsExactly(10);
        assertThat(tasks(run, 64)).containsExactly(64);
    }

    @Test
    void thePartitionsOfTheShuffleAreTheMost() {
        assertThat(tasks(run("AQEShuffleRead coalesced", Map.of()), 1000)).containsExactly(200);
        assertThat(tasks(run("AQEShuffleRead coalesced", Map.of("spark.sql.shuffle.partitions", "32")), 64))
                .containsExactly(32);
    }

    @Test
    void withTheAdvisorySizeFirstTheCoresDoNotMatter() {
        Map<String, String> advisory = Map.of("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false");
        assertThat(tasks(run("AQEShuffleRead coalesced", advisory), 64)).isEmpty();
    }

    @Test
    void partitionsThatWereNotCoalescedStay() {
        assertThat(tasks(run("AQEShuffleRead local", Map.of()), 64)).isEmpty();
    }

    @Test
    void thePredictionHoldsBothNumbersOfTasks() {
        // 16 tasks of 1 s on 64 slots take 1 s; 64 tasks of a quarter take 0.25 s.
        Prediction prediction =
                WhatIf.of(run("AQEShuffleRead coalesced", Map.of())).onSlots(64);
        assertThat(prediction.expected().toMillis()).isEqualTo(250);
        assertThat(prediction.least().toMillis()).isEqualTo(250);
        assertThat(prediction.most().toMillis()).isEqualTo(1050);
        assertThat(prediction.how()).contains("adaptive execution");
    }
}
