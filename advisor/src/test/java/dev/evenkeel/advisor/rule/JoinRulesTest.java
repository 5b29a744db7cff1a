package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.scan;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static dev.evenkeel.advisor.rule.Plants.shuffle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Operator.Join.Strategy;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinRulesTest {
    /** A shuffle of the large side for 40 s, and a join for 50 s. */
    private static RunProfileBuilder run(PlanNode plan) {
        return Plants.run(100)
                .stages(
                        StagePlant.of(1, SLOTS, 64, 10).build(),
                        StagePlant.of(3, SLOTS, 80, 10).at(40).build())
                .queries(query(1, plan));
    }

    private static PlanNode join(String type, long smallRows, long smallBytes) {
        PlanNode large = shuffle(scan("parquet", 1), 400_000_000, 40 * GIB, 1);
        PlanNode small = shuffle(scan("parquet", 2), smallRows, smallBytes, 2);
        return Plants.join(Strategy.SORT_MERGE, type, large, small, 3);
    }

    @Test
    void aSmallSideBesideALargeOneIsBroadcast() {
        Finding finding =
                only(new MissedBroadcast(), run(join("Inner", 60_000, 5 * MIB)).build());
        // 5 MiB + 60,000 × 16 + 16 × 2^17 (the next power of two of 120,000) = 7.9 MiB.
        assertThat(finding.cause())
                .isEqualTo("both sides were shuffled, though the right side takes 7.9 MiB in memory, and 40.0 GiB were"
                        + " shuffled to meet it");
        // 90 s 1.8 times faster.
        assertThat(finding.saving().expected()).isCloseTo(seconds(90 - 90 / 1.8), Duration.ofMillis(1));
        assertThat(finding.advice().paste()).startsWith("left.join(broadcast(right), \"key\");");
    }

    @Test
    void aJoinThatIsLongForOtherReasonsIsNot() {
        // A million rows of 40 MiB, at 5 microseconds and 20 MiB a second: 7 s of 640 s and of 800 s of slot time.
        PlanNode large = shuffle(scan("parquet", 1), 1_000_000, 40 * MIB, 1);
        PlanNode small = shuffle(scan("parquet", 2), 60_000, MIB, 2);
        assertSilent(
                new MissedBroadcast(),
                run(Plants.join(Strategy.SORT_MERGE, "Inner", large, small, 3)).build());
    }

    @Test
    void theHashTableCountsAndNotTheFiles() {
        // 90 MiB of rows, 4 M of them: 90 + 61 + 128 MiB, above the 100 MiB that 40 GiB allow.
        assertSilent(
                new MissedBroadcast(), run(join("Inner", 4_000_000, 90 * MIB)).build());
    }

    @ParameterizedTest
    @CsvSource({
        "Inner, true, true",
        "Cross, true, true",
        "LeftOuter, false, true",
        "LeftSemi, false, true",
        "LeftAnti, false, true",
        "RightOuter, true, false",
        "FullOuter, false, false"
    })
    void aSideThatIsKeptWholeIsNotCopied(String type, boolean left, boolean right) {
        PlanNode node = PlanNode.of("Exchange");
        assertThat(new JoinInput(Join.Side.LEFT, node).mayBeCopied(type)).isEqualTo(left);
        assertThat(new JoinInput(Join.Side.RIGHT, node).mayBeCopied(type)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RightOuter", "FullOuter"})
    void whatTheTypeForbidsIsNotAdvised(String type) {
        assertSilent(new MissedBroadcast(), run(join(type, 60_000, 5 * MIB)).build());
    }

    @Test
    void aSmallJoinIsNotWorthIt() {
        PlanNode plan = join("Inner", 60_000, 5 * MIB);
        assertSilent(
                new MissedBroadcast(),
                Plants.run(100)
                        .stages(StagePlant.of(3, SLOTS, 16, 4).build())
                        .queries(query(1, plan))
                        .build());
    }

    @Test
    void broadcastingSwitchedOffIsNamedFirst() {
        RunProfileBuilder off =
                run(join("Inner", 60_000, 5 * MIB)).under(settings("spark.sql.autoBroadcastJoinThreshold", "-1"));
        Finding finding = only(new BroadcastOff(), off.build());
        assertThat(finding.cause()).contains("autoBroadcastJoinThreshold=-1");
        assertThat(finding.advice().paste()).isEqualTo("spark.sql.autoBroadcastJoinThreshold 10m");
        assertThat(new MissedBroadcast().yieldsTo()).contains(finding.id());
        assertSilent(new BroadcastOff(), run(join("Inner", 60_000, 5 * MIB)).build());
        assertSilent(
                new BroadcastOff(),
                run(join("Inner", 60_000_000, 5 * GIB))
                        .under(settings("spark.sql.autoBroadcastJoinThreshold", "-1"))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"32, 64, ", "256, 1024, ", "512, 1024, MODERATE", "1500, 1024, SEVERE", "1500, 65536, SEVERE"})
    void aBroadcastIsLargeBesideTheHeapOrAtAll(long mebibytes, long heap, Severity severity) {
        PlanNode broadcast = PlanNode.of("BroadcastExchange", scan("parquet", 1))
                .doing(new Exchange(Exchange.Kind.BROADCAST, List.of(), 0, ""))
                .measured(new NodeMetric(NodeMetric.DATA_BYTES, NodeMetric.Unit.BYTES, mebibytes * MIB));
        RunProfileBuilder run =
                run(broadcast).under(settings("spark.executor.memory", heap + "m", "spark.driver.memory", heap + "m"));
        if (severity == null) assertSilent(new LargeBroadcast(), run.build());
        else assertThat(only(new LargeBroadcast(), run.build()).severity()).isEqualTo(severity);
    }

    private static PlanNode loop(long left, long right) {
        return Plants.join(
                        Strategy.BROADCAST_NESTED_LOOP,
                        "Inner",
                        scan("parquet", 1).rows(left),
                        scan("parquet", 2).rows(right),
                        3)
                .rows(100);
    }

    @Test
    void aNestedLoopCostsItsStages() {
        Finding finding =
                only(new NestedLoopJoin(), run(loop(2_000_000, 50_000)).build());
        assertThat(finding.cause()).contains("100,000,000,000 pairs");
        // Nine tenths of 50 s.
        assertThat(finding.saving().expected()).isCloseTo(seconds(45), Duration.ofMillis(1));
    }

    @Test
    void aProductWithOneRowIsLeftAlone() {
        assertSilent(new NestedLoopJoin(), run(loop(900_000, 1)).build());
        assertSilent(new NestedLoopJoin(), run(join("Inner", 60_000, 5 * MIB)).build());
    }

    @Test
    void aJoinThatGivesTenTimesWhatItTakesExplodes() {
        PlanNode left = scan("parquet", 1).rows(2_000_000);
        PlanNode right = scan("parquet", 2).rows(1_000_000);
        PlanNode join = Plants.join(Strategy.SORT_MERGE, "Inner", left, right, 3);
        Finding finding = only(new ExplodingJoin(), run(join.rows(300_000_000)).build());
        assertThat(finding.cause())
                .isEqualTo("the join gives 300,000,000 rows from 3,000,000: its keys (id) repeat on" + " both sides");
        // 50 s × (1 − 1 / 100).
        assertThat(finding.saving().expected()).isCloseTo(seconds(49.5), Duration.ofMillis(1));
        assertSilent(new ExplodingJoin(), run(join.rows(27_000_000)).build());
        assertSilent(new ExplodingJoin(), run(join).build());
    }

    @Test
    void aStepThatCopiesRowsBeforeTheyAreAddedUpExplodes() {
        PlanNode cube =
                PlanNode.of("Expand", scan("parquet", 1).rows(20_000_000)).ranIn(List.of(3));
        Finding finding =
                only(new ExplodingStep(), run(cube.rows(1_280_000_000)).build());
        assertThat(finding.cause()).startsWith("Expand makes 1,280,000,000 rows of 20,000,000");
        assertSilent(new ExplodingStep(), run(cube.rows(40_000_000)).build());
    }
}
