package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Window;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskCountRulesTest {
    private static RunProfile run(double seconds, StageFacts... stages) {
        return Plants.run(seconds).stages(stages).build();
    }

    @Test
    void twoTasksOnSixteenSlotsAreTooFew() {
        StageFacts stage = StagePlant.of(7, SLOTS, 2, 287)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 10.8e9)
                .build();
        Finding finding = only(new TooFewTasks(), run(508, stage));
        // 10.8 GB / 128 MiB = 80.5, so 81 tasks of 574 s / 81 = 7.09 s in six waves of 16: 42.5 s instead of 287 s.
        assertThat(finding.advice().paste()).contains("spark.sql.shuffle.partitions 81");
        assertThat(finding.saving().expected()).isCloseTo(seconds(287 - 574.0 / 81 * 6), Duration.ofMillis(1));
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void asManyTasksAsSlotsAreEnough() {
        StageFacts stage = StagePlant.of(7, SLOTS, SLOTS, 60)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 10.8e9)
                .build();
        assertSilent(new TooFewTasks(), run(100, stage));
    }

    @Test
    void tasksThatReadNextToNothingAreNotParted() {
        StageFacts calls = StagePlant.of(7, SLOTS, 4, 60)
                .with(TaskFigure.INPUT_BYTES, 4000)
                .with(TaskFigure.INPUT_RECORDS, 40)
                .build();
        assertSilent(new TooFewTasks(), run(100, calls));
    }

    @Test
    void aScanOfTooFewTasksHasSmallerSplits() {
        StageFacts scan = StagePlant.of(7, SLOTS, 4, 60)
                .with(TaskFigure.INPUT_BYTES, 512 * MIB)
                .build();
        // 512 MiB over 16 slots.
        assertThat(only(new TooFewTasks(), run(100, scan)).advice().paste())
                .isEqualTo("spark.sql.files.maxPartitionBytes " + 32 * MIB);
    }

    @Test
    void aSingleTaskIsNamedWithTheStepThatGathersItsRows() {
        PlanNode single = PlanNode.of("Exchange")
                .doing(new Exchange(Exchange.Kind.SINGLE, List.of(), 1, "ENSURE_REQUIREMENTS"))
                .ranIn(List.of(7));
        StageFacts stage = StagePlant.of(7, SLOTS, 1, 80).inQuery(1).build();
        Finding finding = only(
                new OneTaskStage(),
                Plants.run(100).stages(stage).queries(query(1, single)).build());
        assertThat(finding.cause()).contains("15 slots wait, since Exchange gathers all rows in one partition");
        // 80 s over 16 tasks.
        assertThat(finding.saving().expected()).isEqualTo(seconds(75));
        assertSilent(new OneTaskStage(), run(100, StagePlant.of(7, SLOTS, 1, 4).build()));
    }

    @Test
    void theShuffleThatAStageWritesDoesNotGatherItsRows() {
        PlanNode single = PlanNode.of("Exchange")
                .doing(new Exchange(Exchange.Kind.SINGLE, List.of(), 1, "ENSURE_REQUIREMENTS"))
                .ranIn(List.of(7, 9));
        StageFacts writer = StagePlant.of(7, SLOTS, 1, 80).inQuery(1).build();
        Finding finding = only(
                new OneTaskStage(),
                Plants.run(100).stages(writer).queries(query(1, single)).build());
        assertThat(finding.cause()).endsWith("15 slots wait");
    }

    @Test
    void aSingleTaskOnOneSlotIsAllThereIs() {
        RunProfile run = Plants.run(100)
                .on(Plants.cluster("yarn"))
                .stages(StagePlant.of(7, 1, 1, 80).build())
                .build();
        assertSilent(new OneTaskStage(), run);
    }

    @Test
    void aWindowWithoutKeysIsParted() {
        StageFacts stage = StagePlant.of(7, SLOTS, 1, 80).build();
        PlanNode window = PlanNode.of("Window").ranIn(List.of(7));
        PlanNode all = window.doing(new Window(List.of(), List.of("time")));
        PlanNode parted = window.doing(new Window(List.of("customer"), List.of("time")));
        Finding finding = only(
                new UnpartitionedWindow(),
                Plants.run(100).stages(stage).queries(query(1, all)).build());
        assertThat(finding.saving().expected()).isEqualTo(seconds(75));
        assertSilent(
                new UnpartitionedWindow(),
                Plants.run(100).stages(stage).queries(query(1, parted)).build());
    }

    /** 8,000 tasks of 35 ms, 25 ms of it on the way, on 16 slots: 280 s of slot time, 17.5 s. */
    private static StagePlant tiny() {
        return StagePlant.of(7, SLOTS, 8000, 0.035)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 80 * MIB)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 8000 * 0.020e9)
                .with(TaskFigure.DESERIALIZE_NANOS, 8000 * 0.005e9);
    }

    @Test
    void aTenthOfTinyTasksSparesNineTenthsOfTheWays() {
        Finding finding = only(new TinyTasks(), run(30, tiny().build()));
        // 25 of 35 ms are spared in nine of ten tasks: 17.5 s × 0.9 × 25 / 35.
        assertThat(finding.saving().expected()).isCloseTo(seconds(17.5 * 0.9 * 25 / 35), Duration.ofMillis(1));
        assertThat(finding.advice().paste()).contains("spark.sql.adaptive.coalescePartitions.parallelismFirst false");
    }

    @Test
    void manyTasksWithEnoughToDoAreNotTiny() {
        StageFacts busy = StagePlant.of(7, SLOTS, 8000, 0.4)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 8000 * 0.02e9)
                .build();
        assertSilent(new TinyTasks(), run(250, busy));
    }

    @Test
    void tinyTasksOfSeveralStagesCountTogether() {
        StageFacts one = StagePlant.of(7, SLOTS, 4000, 0.07)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 4000 * 0.05e9)
                .build();
        StageFacts other = StagePlant.of(8, SLOTS, 4000, 0.07)
                .at(17.5)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 4000 * 0.05e9)
                .build();
        // Each saves 17.5 s × 0.9 × 5 / 7 = 11.25 s, below the gate of 2 % of 800 s; both together 22.5 s.
        assertSilent(new TinyTasks(), run(800, one));
        Finding both = only(new TinyTasks(), run(800, one, other));
        assertThat(both.where()).hasToString("the run");
        assertThat(both.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void fiveThousandTinyTasksAreToldThoughTheyCostLittle() {
        StageFacts quick = StagePlant.of(7, SLOTS, 5000, 0.005)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 5000 * 0.003e9)
                .build();
        assertThat(only(new TinyTasks(), run(100, quick)).severity()).isEqualTo(Severity.INFO);
        StageFacts fewer = StagePlant.of(7, SLOTS, 4000, 0.005)
                .with(TaskFigure.SCHEDULER_DELAY_NANOS, 4000 * 0.003e9)
                .build();
        assertSilent(new TinyTasks(), run(100, fewer));
    }

    @Test
    void aLargeClosureIsLaunchOverhead() {
        StageFacts heavy = StagePlant.of(7, SLOTS, 64, 5)
                .with(TaskFigure.DESERIALIZE_NANOS, 64 * 3e9)
                .build();
        // 3 of 5 s in each of 4 waves.
        assertThat(only(new LaunchOverhead(), run(60, heavy)).saving().expected())
                .isEqualTo(seconds(12));
        StageFacts light = StagePlant.of(7, SLOTS, 64, 5)
                .with(TaskFigure.DESERIALIZE_NANOS, 64 * 1e9)
                .build();
        assertSilent(new LaunchOverhead(), run(60, light));
    }

    @Test
    void oneTaskMoreThanSlotsMakesATail() {
        StageFacts tail = StagePlant.of(7, SLOTS, 17, 30).build();
        Finding finding = only(new WaveTail(), run(100, tail));
        // 48 tasks of 510 s / 48 = 10.625 s in three waves: 31.9 s instead of 60 s.
        assertThat(finding.saving().expected()).isEqualTo(seconds(60 - 3 * 510.0 / 48));
        assertSilent(new WaveTail(), run(100, StagePlant.of(7, SLOTS, 32, 30).build()));
        assertSilent(new WaveTail(), run(100, StagePlant.of(7, SLOTS, 15, 30).build()));
        assertSilent(new WaveTail(), run(200, StagePlant.of(7, SLOTS, 49, 30).build()));
    }

    @Test
    void theDefaultOf200PartitionsIsTooFewForManyBytes() {
        StagePlant shuffled = StagePlant.of(7, SLOTS, 200, 10)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 100.0 * GIB)
                .with(TaskFigure.MEMORY_SPILL_BYTES, 100.0 * GIB)
                .with(TaskFigure.DISK_SPILL_BYTES, 30.0 * GIB);
        Finding finding = only(new LargePartitions(), run(150, shuffled.build()));
        assertThat(finding.cause())
                .contains("each of 200 tasks reads 512.0 MiB")
                .contains("default of 200");
        assertThat(finding.advice().paste()).contains("spark.sql.shuffle.partitions 800");
        // Chosen as 200 by the user is the same; 201 tasks were somebody's choice, and below 1 GiB.
        assertSilent(
                new LargePartitions(),
                Plants.run(150)
                        .under(settings("spark.sql.shuffle.partitions", "201"))
                        .stages(shuffled.build())
                        .build());
    }

    @Test
    void largePartitionsThatFitCostNothing() {
        StageFacts fits = StagePlant.of(7, SLOTS, 160, 10)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 200.0 * GIB)
                .build();
        assertSilent(new LargePartitions(), run(150, fits));
    }

    @Test
    void adaptiveExecutionOffIsLowInQueriesThatShuffle() {
        StagePlant stage = StagePlant.of(7, SLOTS, 64, 5).with(TaskFigure.SHUFFLE_READ_BYTES, GIB);
        RunProfile off = Plants.run(60)
                .under(settings("spark.sql.adaptive.enabled", "false"))
                .queries(query(1, PlanNode.of("HashAggregate")))
                .stages(stage.inQuery(1).build())
                .build();
        assertThat(only(new AdaptiveOff(), off).severity()).isEqualTo(Severity.LOW);
        assertSilent(new AdaptiveOff(), off.under(settings("spark.sql.adaptive.enabled", "true")));
        assertSilent(new AdaptiveOff(), off.under(settings()));
    }

    @Test
    void jobsOfRddsAreBeyondAdaptiveExecution() {
        StageFacts rdd = StagePlant.of(7, SLOTS, 64, 5)
                .with(TaskFigure.SHUFFLE_READ_BYTES, GIB)
                .build();
        assertSilent(
                new AdaptiveOff(),
                Plants.run(60)
                        .under(settings("spark.sql.adaptive.enabled", "false"))
                        .stages(rdd)
                        .build());
    }
}
