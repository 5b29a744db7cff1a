package dev.evenkeel.skew.judge;

import dev.evenkeel.skew.SkewVerdict;

/**
 * The rule that turns what was measured about a key into a verdict.
 *
 * <p>Example: an imbalance of 60.7 on 200 partitions is over the limit of 5, so the key is hot. Where bytes were
 * measured too, the worse of the two decides.
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
        Stall stall = Stall.of(facts, partitions);
        if (stall.imbalance() < EVEN_BELOW) {
            return new SkewVerdict.Even(Reasons.belowLimit(stall, EVEN_BELOW));
        }
        if (stall.imbalance() < hotImbalance) {
            return new SkewVerdict.MildlySkewed(Reasons.belowLimit(stall, hotImbalance));
        }
        if (stall.isOfNulls()) return new SkewVerdict.NullDominated(Reasons.nulls(stall, hotImbalance));
        return new SkewVerdict.Hot(
                facts.maxToMean(stall.load()) < EVEN_BELOW
                        ? Reasons.fewKeys(stall, hotImbalance, facts.distinctKeys())
                        : Reasons.hotKey(
                                stall, hotImbalance, stall.load().heavyHitters().get(0)));
    }
}
