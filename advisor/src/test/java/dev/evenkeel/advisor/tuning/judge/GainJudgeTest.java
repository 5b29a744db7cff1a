package dev.evenkeel.advisor.tuning.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five pairs, a chance of 5 %, a least gain of 5 % and a fifth more work, unless told otherwise. */
class GainJudgeTest {
    private static final GainTerms TERMS = new GainTerms(Yardstick.WALL, 5, 0.05, 0.05, 0.2);
    private static final double NOISE = 0.1;

    private static Measurement run(double seconds, double cpuSeconds) {
        Duration wall = Duration.ofNanos(Math.round(seconds * 1e9));
        return new Measurement(wall, Duration.ofNanos(Math.round(cpuSeconds * 1e9)), wall, 8);
    }

    /** Runs of 10 s without the change, and of these without it. */
    private static PairedRuns with(double... seconds) {
        List<RunPair> pairs = new ArrayList<>();
        for (double with : seconds) pairs.add(new RunPair(run(10, 10), run(with, 10)));
        return new PairedRuns(pairs);
    }

    private static String code(PairedRuns trial) {
        return GainJudge.judge(trial, NOISE, TERMS).reason().code();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 0.03125",
        "5, 4, 0.1875",
        "8, 7, 0.03515625",
        "8, 0, 1",
        "0, 0, 1",
        "1, 1, 0.5",
        "20, 15, 0.02069"
    })
    void chanceIsThatOfCoinsThrown(int pairs, int wins, double expected) {
        // 20, 15: (15504 + 4845 + 1140 + 190 + 20 + 1) / 2^20
        assertThat(SignTest.chance(pairs, wins)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void aGainInEveryPairBeyondNoiseIsKept() {
        Decision<Verdict> verdict = GainJudge.judge(with(7, 8, 6, 7.5, 7), NOISE, TERMS);
        assertThat(verdict.chosen()).isEqualTo(Verdict.KEPT);
        assertThat(verdict.reason().code()).isEqualTo("gain-beyond-noise");
        assertThat(verdict.reason().sentence())
                .isEqualTo("30.0 % of wall time gained (20.0 % to 40.0 %), faster in 5 of 5 pairs; runs of the same"
                        + " settings differ by 10.0 %");
    }

    @Test
    void oneSlowerPairOfFiveLeavesTooMuchToChance() {
        assertThat(code(with(7, 8, 10.1, 7.5, 7))).isEqualTo("within-chance");
    }

    @Test
    void aGainInEveryPairThatIsNoLargerThanNoiseIsNotKept() {
        assertThat(code(with(9.1, 9.2, 9.3, 9.1, 9.2))).isEqualTo("within-noise");
    }

    @Test
    void aGainThatIsRealAndSmallIsNotWorthASetting() {
        Decision<Verdict> verdict = GainJudge.judge(with(9.7, 9.7, 9.7, 9.7, 9.7), 0.01, TERMS);
        assertThat(verdict.reason().code()).isEqualTo("gain-too-small");
    }

    @Test
    void aChangeThatCostsIsNotKept() {
        assertThat(code(with(20, 30, 25, 22, 21))).isEqualTo("within-chance");
    }

    @Test
    void noPairsAreNoGain() {
        assertThat(GainJudge.judge(with(), NOISE, TERMS).chosen()).isEqualTo(Verdict.ROLLED_BACK);
    }

    @Test
    void timeThatIsBoughtWithMoreWorkIsNotKept() {
        List<RunPair> pairs = new ArrayList<>();
        for (int i = 0; i < 5; i++) pairs.add(new RunPair(run(10, 10), run(6, 13)));
        assertThat(code(new PairedRuns(pairs))).isEqualTo("more-work");

        pairs.replaceAll(pair -> new RunPair(run(10, 10), run(6, 11.9)));
        assertThat(code(new PairedRuns(pairs))).isEqualTo("gain-beyond-noise");
    }

    @Test
    void oneSlowRunOfTheMachineDoesNotMakeAGain() {
        // The first run without the change met a busy machine; the others are alike.
        List<RunPair> pairs = new ArrayList<>(with(10.1, 9.9, 10.2, 9.8).pairs());
        pairs.add(0, new RunPair(run(60, 10), run(10, 10)));
        assertThat(code(new PairedRuns(pairs))).isEqualTo("within-chance");
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMiddleOfTwo() {
        assertThat(with(9, 8, 6, 1).gain(Yardstick.WALL)).isCloseTo(0.3, within(1e-9)); // of 0.1, 0.2, 0.4, 0.9
    }

    @Test
    void noiseIsTheLargestDifferenceEitherWay() {
        assertThat(with(8, 12.5, 10).noise(Yardstick.WALL)).isCloseTo(0.2, within(1e-9));
        PairedRuns drifting = new PairedRuns(List.of(
                new RunPair(run(10, 1), run(5, 1)),
                new RunPair(run(8, 1), run(5, 1)),
                new RunPair(run(2, 1), run(5, 1))));
        // 10 against 8; the third has no neighbour of its own.
        assertThat(drifting.noiseWithout(Yardstick.WALL)).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void termsThatNothingCanReachAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GainTerms(Yardstick.WALL, 4, 0.05, 0.05, 0.2))
                .withMessage("of 4 pairs all may be faster by chance with probability 0.0625, above mostChance 0.05:"
                        + " take more pairs");
    }

    @Test
    void aTrialEndsAsSoonAsNothingCanSaveIt() {
        assertThat(TERMS.isHopeless(with())).isFalse();
        assertThat(TERMS.isHopeless(with(9, 9))).isFalse();
        assertThat(TERMS.isHopeless(with(11))).isTrue();
        GainTerms eight = new GainTerms(Yardstick.WALL, 8, 0.05, 0.05, 0.2);
        assertThat(eight.isHopeless(with(11, 9))).isFalse();
        assertThat(eight.isHopeless(with(11, 11))).isTrue();
    }

    /** Of changes that do nothing hardly any may be kept, on a machine whose runs differ by a factor of two. */
    @Seeds(20)
    void aChangeThatDoesNothingIsHardlyEverKept(long seed) {
        Random random = new Random(seed);
        int kept = 0;
        for (int trial = 0; trial < 500; trial++) {
            PairedRuns same = alike(random, 3);
            if (GainJudge.judge(alike(random, 5), same.noise(Yardstick.WALL), TERMS)
                            .chosen()
                    == Verdict.KEPT) kept++;
        }
        // The sign test alone keeps one in 32, 15.6 of 500; that the median must pass the noise as well leaves fewer.
        assertThat(kept).isLessThan(10);
    }

    private static PairedRuns alike(Random random, int pairs) {
        List<RunPair> runs = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            runs.add(new RunPair(run(5 + 5 * random.nextDouble(), 5), run(5 + 5 * random.nextDouble(), 5)));
        }
        return new PairedRuns(runs);
    }
}
