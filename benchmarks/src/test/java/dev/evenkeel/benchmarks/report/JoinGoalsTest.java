package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinGoalsTest {
    private static final WayResult PLAIN = Example.way("plain", "", 10);

    private static List<String> goals(String name, WayResult... ways) {
        return JoinGoals.of(Example.scenario(name, ways)).stream()
                .map(Goal::toString)
                .toList();
    }

    @Test
    void theScoreIsThePartOfWhatCanBeWon() {
        ScenarioResult scenario = Example.scenario(
                "join/a", PLAIN, Example.way("x", "", 6), Example.way("y", "", 4), Example.way("ours", "", 5));
        Score score = Score.of(scenario, Measure.MAKESPAN_64);
        assertThat(score.value()).hasValueCloseTo(5.0 / 6, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(score).hasToString("0.83");
    }

    @Test
    void whereNoAlternativeGainsATenthThereIsNothingToWinOrItIsWonAlone() {
        Score score = new Score(10, 9.5, 9.5);
        assertThat(score.value()).isEmpty();
        assertThat(score).hasToString("nothing to win");
        assertThat(new Score(10, 9.5, 5).value()).isEmpty();
        assertThat(new Score(10, 9.5, 5)).hasToString("won alone");
        assertThat(new Score(10, Double.NaN, 5)).hasToString("-");
    }

    @Test
    void aGoalThatIsMissedIsSaidAndOneThatIsMetToo() {
        WayResult ours = Example.with(Example.way("ours", "SelectiveSalt", 5), Measure.CPU, 12);
        assertThat(goals("join/a", PLAIN, Example.way("x", "", 5), ours))
                .contains(
                        "score on 16 slots at least 0.9: 1.00, met",
                        "score on 256 slots at least 0.9: 1.00, met",
                        "on 64 slots at most 1.3 x the bound: 1.00, met",
                        "task CPU at most 1.1 x plain: 1.20, MISSED",
                        "shuffled at most 1.05 x plain: 0.50, met");
        assertThat(goals("join/a", PLAIN, Example.way("x", "", 5), Example.way("ours", "Native", 10)))
                .contains("score on 64 slots at least 0.9: 0.00, MISSED");
    }

    @Test
    void whatIsLeftAloneMustBeNativeOrBroadcast() {
        assertThat(goals("join/a", PLAIN, Example.way("x", "", 10), Example.way("ours", "SelectiveSalt[…]", 10)))
                .contains("nothing to win, so Native or Broadcast: SelectiveSalt[…], MISSED");
        assertThat(goals("join/a", PLAIN, Example.way("x", "", 10), Example.way("ours", "SelectiveSalt[…]", 5)))
                .contains("faster on 64 slots, where no alternative is: 2.0 x, met");
        assertThat(goals("even/a", PLAIN, Example.way("ours", "Broadcast[build=RIGHT]", 10)))
                .containsExactly(
                        "nothing to win, so Native or Broadcast: Broadcast[build=RIGHT], met",
                        "task CPU at most 1.03 x plain: 1.00, met");
    }

    @Test
    void aDifferenceWithinATenthIsNone() {
        WayResult ours = Example.with(Example.way("ours", "Native", 10), Measure.CPU, 10.5);
        assertThat(goals("even/a", PLAIN, ours)).contains("task CPU at most 1.03 x plain: 1.05, no difference");
    }

    @Test
    void aSkewedProductHasGoalsOfItsOwn() {
        WayResult ours = Example.with(Example.way("ours", "Cells", 2), Measure.LONGEST_TASK, 0.9);
        assertThat(goals("join/two-hop", PLAIN, Example.way("x", "", 5), ours))
                .contains(
                        "longest task shorter by at least 10.0 x: 11.1 x, met",
                        "64 slots faster by at least 4.0 x: 5.0 x, met");
    }

    @Test
    void ofSmallTablesOnlyRightRowsAndLeavingEvenOnesAloneArePromised() {
        WayResult ours = Example.way("ours", "Cells", 20);
        assertThat(JoinGoals.atAnyScale(Example.scenario("join/a", PLAIN, ours)))
                .isEmpty();
        assertThat(JoinGoals.atAnyScale(Example.scenario("join/a", PLAIN, WayResult.failed("ours", "wrong rows"))))
                .singleElement()
                .hasToString("runs and gives the right rows: no, MISSED");
        assertThat(JoinGoals.atAnyScale(Example.scenario("even/a", PLAIN, ours)))
                .singleElement()
                .hasToString("nothing to win, so Native or Broadcast: Cells, MISSED");
    }

    @Test
    void whatDidNotRunIsAMiss() {
        assertThat(goals("join/a", PLAIN, WayResult.failed("ours", "wrong rows")))
                .containsExactly("runs and gives the right rows: no, MISSED");
        assertThat(goals("detection/a", PLAIN)).isEmpty();
    }
}
