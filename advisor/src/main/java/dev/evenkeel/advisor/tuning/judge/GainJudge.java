package dev.evenkeel.advisor.tuning.judge;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;

/**
 * The judgement whether a change is kept: it must gain more than chance, more than noise, and not by more work.
 *
 * <p>Example: five pairs of 4 s without and 3 s with, of a job whose runs differ by 10 % by themselves, are kept. With four
 * faster pairs of five, or a median of 8 %, it is rolled back.
 *
 * <p>In this order: enough pairs; faster in so many of them that chance would rarely do it; the median gain above the
 * noise, which is the largest difference that two runs of the same settings showed; above the least gain; processor time
 * not above the limit. Equality of results is asked before, and of every run. Pure.
 */
public final class GainJudge {
    private GainJudge() {}

    /** {@return the verdict on a change by its pairs, where runs of the same settings differ by that noise} */
    public static Decision<Verdict> judge(PairedRuns trial, double noise, GainTerms terms) {
        Yardstick yardstick = terms.yardstick();
        double gain = trial.gain(yardstick);
        if (trial.chance(yardstick) > terms.mostChance()) return rolledBack(Reasons.notFasterOftenEnough(trial, terms));
        if (gain <= noise) return rolledBack(Reasons.withinNoise(gain, noise, yardstick));
        if (gain < terms.leastGain()) return rolledBack(Reasons.tooLittle(gain, terms));
        double extraWork = -trial.gain(Yardstick.CPU);
        if (extraWork > terms.mostExtraWork()) return rolledBack(Reasons.moreWork(extraWork, gain, terms));
        return Decision.of(Verdict.KEPT, Reasons.gain(trial, noise, yardstick));
    }

    /** {@return the verdict on a change whose result is another} */
    public static Decision<Verdict> otherResult(String difference) {
        return rolledBack(Reasons.otherResult(difference));
    }

    /** {@return the verdict on a change under which the job failed, by the class of what it threw} */
    public static Decision<Verdict> failed(String exception) {
        return rolledBack(Reasons.failed(exception));
    }

    /** {@return the verdict on a change whose trial the budget cut short} */
    public static Decision<Verdict> cutShort(int pairs, GainTerms terms) {
        return rolledBack(Reasons.cutShort(pairs, terms));
    }

    private static Decision<Verdict> rolledBack(Reason reason) {
        return Decision.of(Verdict.ROLLED_BACK, reason);
    }
}
