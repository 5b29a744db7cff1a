package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Join.Strategy;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskTrace;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnevenRulesTest {
    /** 64 tasks, one of 60 s that read so much and 63 of 1 s that read 8 MiB each. */
    private static StagePlant waiting(long longestBytes) {
        long[] bytes = new long[64];
        Arrays.fill(bytes, 8 * MIB);
        bytes[0] = longestBytes;
        return StagePlant.oneLong(4, SLOTS, 64, 1, 60)
                .lasting(60)
                .with(TaskFigure.SHUFFLE_READ_BYTES, longestBytes + 63.0 * 8 * MIB)
                .spread(TaskFigure.SHUFFLE_READ_BYTES, bytes)
                .slowestRead(new ByteSize(longestBytes), 0)
                .inQuery(1);
    }

    private static RunProfileBuilder run(StageFacts stage, PlanNode plan) {
        return Plants.run(120).stages(stage).queries(query(1, plan));
    }

    private static PlanNode join(String type) {
        return Plants.join(Strategy.SORT_MERGE, type, PlanNode.of("Exchange"), PlanNode.of("Exchange"), 4);
    }

    @Test
    void theJoinAndItsKeysAreNamedAndWhyAdaptiveExecutionLeftThem() {
        Finding finding = only(
                new UnevenStage(),
                run(waiting(200 * MIB).build(), join("Inner")).build());
        assertThat(finding.cause())
                .isEqualTo("the longest task reads 25.0 x what the others read on average: "
                        + "skewed data, in SortMergeJoin on id");
        assertThat(finding.ruledOut())
                .containsExactly("adaptive execution could split it: the task read 200.0 MiB, and "
                        + "only partitions of more than 256.0 MiB count as skewed");
        assertThat(finding.advice().paste()).contains("SmartJoin.join(left, right, \"id\")");
    }

    @Test
    void aFullOuterJoinIsBeyondAdaptiveExecution() {
        Finding finding = only(
                new UnevenStage(),
                run(waiting(600 * MIB).build(), join("FullOuter")).build());
        assertThat(finding.ruledOut())
                .containsExactly("adaptive execution could split it: it splits no full outer join");
    }

    @Test
    void aSkewedAggregateIsGroupedInTwoSteps() {
        PlanNode aggregate = PlanNode.of("HashAggregate")
                .doing(new Operator.Aggregate(List.of("customer"), List.of("collect_list(item)"), false))
                .ranIn(List.of(4));
        Finding finding = only(
                new UnevenStage(), run(waiting(600 * MIB).build(), aggregate).build());
        assertThat(finding.cause()).endsWith("in HashAggregate on customer");
        assertThat(finding.advice().sentence()).contains("two steps");
        assertThat(finding.ruledOut()).containsExactly("adaptive execution could split it: it splits joins only");
    }

    @Test
    void aSkewedWindowIsPartedFurtherEvenWithAdaptiveExecutionOff() {
        PlanNode window = PlanNode.of("Window")
                .doing(new Operator.Window(List.of("customer"), List.of("time")))
                .ranIn(List.of(4));
        Finding finding = only(
                new UnevenStage(),
                run(waiting(600 * MIB).build(), window)
                        .under(settings("spark.sql.adaptive.enabled", "false"))
                        .build());
        assertThat(finding.advice().sentence()).contains("part its window further");
    }

    @Test
    void aTaskThatReadNoMoreIsSlowAndNotSkewed() {
        RunProfile run = Plants.run(120).stages(waiting(9 * MIB).build()).build();
        assertSilent(new UnevenStage(), run);
        Finding finding = only(new SlowTask(), run);
        assertThat(finding.cause()).contains("1.1 x").contains("a slow machine or costlier rows");
        assertThat(finding.advice().paste()).isEqualTo("spark.speculation true");
        assertSilent(
                new SlowTask(),
                Plants.run(120).stages(waiting(200 * MIB).build()).build());
    }

    @Test
    void theExecutorIsNamedWhereItsOtherTasksAreSlowToo() {
        long[] nanos = new long[64];
        String[] executors = new String[64];
        for (int task = 0; task < 64; task++) {
            executors[task] = Integer.toString(1 + task % 4);
            // Every fourth task runs on executor 1 and takes three times as long as the others.
            nanos[task] = task % 4 == 0 ? 3_000_000_000L : 1_000_000_000L;
        }
        nanos[0] = 60_000_000_000L;
        TaskTrace trace = TaskTrace.of(new long[64], nanos, executors, 1);
        StageFacts stage = waiting(8 * MIB).traced(trace).build();
        Finding finding = only(new SlowTask(), Plants.run(120).stages(stage).build());
        assertThat(finding.cause())
                .contains("executor 1 on host-1 is slow, its other tasks take 3.0 x those elsewhere");
    }

    /** A real log: 4 tasks that read nothing, three of 3 s and one of 60 s, with 0.07 s of processor time each. */
    @Test
    void aTaskThatComputesNoMoreIsSlowWhereNoneReadsAnything() {
        StagePlant waiting = StagePlant.oneLong(4, SLOTS, 4, 3, 60).lasting(60).with(TaskFigure.CPU_NANOS, 0.28e9);
        StageFacts slow = waiting.spread(TaskFigure.CPU_NANOS, 65_000_000, 67_000_000, 72_000_000, 76_000_000)
                .build();
        Finding finding = only(new SlowTask(), Plants.run(280).stages(slow).build());
        // 76 ms over the mean of the other 204 ms, 68 ms.
        assertThat(finding.cause()).startsWith("no task computes more than 1.1 x what the others do");
        assertSilent(new UnevenStage(), Plants.run(280).stages(slow).build());
        StageFacts hard = waiting.with(TaskFigure.CPU_NANOS, 61e9)
                .spread(TaskFigure.CPU_NANOS, 65_000_000, 67_000_000, 72_000_000, 60_000_000_000L)
                .build();
        assertSilent(new SlowTask(), Plants.run(280).stages(hard).build());
        assertThat(only(new UnevenStage(), Plants.run(280).stages(hard).build()).cause())
                .contains("cannot be told apart");
    }

    @Test
    void twoTasksOfNearlyTheSameLengthAreNotUneven() {
        // A real log: 287 and 243 s. Evenness would save 22 s; that there are only two is another rule's.
        StageFacts two = StagePlant.oneLong(7, 4, 2, 243, 287)
                .lasting(287)
                .with(TaskFigure.SHUFFLE_READ_BYTES, 10.8e9)
                .build();
        assertSilent(new SlowTask(), Plants.run(508).stages(two).build());
        assertThat(only(new TooFewTasks(), Plants.run(508).stages(two).build()).id())
                .isEqualTo("too-few-tasks");
    }

    @Test
    void splitsWithoutRowsAreRowGroupsAndNoSkew() {
        long[] rows = new long[64];
        Arrays.fill(rows, 0, 8, 1_000_000);
        StageFacts scan = StagePlant.oneLong(4, SLOTS, 64, 1, 60)
                .lasting(60)
                .with(TaskFigure.INPUT_RECORDS, 8e6)
                .with(TaskFigure.INPUT_BYTES, 60.0 * MIB)
                .spread(TaskFigure.INPUT_RECORDS, rows)
                .build();
        Finding finding = only(new EmptySplits(), Plants.run(120).stages(scan).build());
        assertThat(finding.cause()).startsWith("56 of 64 tasks read no row");
        StageFacts full = StagePlant.oneLong(4, SLOTS, 64, 1, 60)
                .lasting(60)
                .with(TaskFigure.INPUT_RECORDS, 8e6)
                .spread(TaskFigure.INPUT_RECORDS, 1000, 1000, 1000)
                .build();
        assertSilent(new EmptySplits(), Plants.run(120).stages(full).build());
    }

    @Test
    void emptyPartitionsOfAShuffleAreFewKeysAndNoRowGroups() {
        StageFacts shuffled = waiting(200 * MIB)
                .with(TaskFigure.INPUT_RECORDS, 8e6)
                .spread(TaskFigure.INPUT_RECORDS, 0, 0, 0, 1000)
                .build();
        assertSilent(new EmptySplits(), Plants.run(120).stages(shuffled).build());
    }
}
