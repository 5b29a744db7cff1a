package dev.evenkeel.skew.judge;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.SkewVerdict;

/**
 * The rule that turns what was measured about a key into a verdict.
 *
 * <p>Example: an imbalance of 60.7 on 200 partitions is over the limit of 5, so the key is hot.
 *
 * <p>Pure: equal facts give equal verdicts.
 */
public final class SkewJudge {
    /** Below twice the mean, two waves of tasks even out what one of them holds. */
    private static final double EVEN_BELOW = 2;

    private SkewJudge() {}

    /** {@return the verdict for a shuffle on that many partitions, hot from that imbalance on} */
    public static SkewVerdict judge(SkewFacts facts, int partitions, double hotImbalance) {
        if (facts.rows() == 0) return new SkewVerdict.Unknown(Reasons.noRows());
        double imbalance = Imbalance.of(facts, partitions);
        if (imbalance < EVEN_BELOW) {
            return new SkewVerdict.Even(Reasons.belowLimit(imbalance, partitions, EVEN_BELOW));
        }
        if (imbalance < hotImbalance) {
            return new SkewVerdict.MildlySkewed(Reasons.belowLimit(imbalance, partitions, hotImbalance));
        }
        if (facts.nullRows() >= facts.largestKey()) {
            Ratio share = Ratio.of(facts.nullRows(), facts.rows());
            return new SkewVerdict.NullDominated(Reasons.nulls(imbalance, partitions, hotImbalance, share));
        }
        HeavyHitter largest = facts.heavyHitters().get(0);
        return new SkewVerdict.Hot(
                facts.maxToMean() < EVEN_BELOW
                        ? Reasons.fewKeys(imbalance, partitions, hotImbalance, facts.distinctKeys())
                        : Reasons.hotKey(imbalance, partitions, hotImbalance, largest));
    }
}
