package dev.evenkeel.advisor.tuning.judge;

/**
 * What a change has to reach to stand.
 *
 * @param yardstick what is to become less
 * @param pairs how many pairs of runs there are to be
 * @param mostChance with at most this probability may a change that does nothing look as good
 * @param leastGain less than this part is not worth a setting
 * @param mostExtraWork at most this part of processor time more may a gain cost
 */
public record GainTerms(Yardstick yardstick, int pairs, double mostChance, double leastGain, double mostExtraWork) {
    /** Refuses terms that nothing can reach. */
    public GainTerms {
        if (!(leastGain >= 0 && leastGain < 1))
            throw new IllegalArgumentException("leastGain must be from 0 to below 1: " + leastGain);
        if (!(mostExtraWork >= 0))
            throw new IllegalArgumentException("mostExtraWork must be 0 or more: " + mostExtraWork);
        double best = SignTest.chance(pairs, pairs);
        if (best > mostChance)
            throw new IllegalArgumentException("of " + pairs + " pairs all may be faster by chance with probability "
                    + best + ", above mostChance " + mostChance + ": take more pairs");
    }

    /** {@return true where even pairs that are all faster from now on would leave too much to chance} */
    public boolean isHopeless(PairedRuns sofar) {
        int missing = Math.max(0, pairs - sofar.count());
        return SignTest.chance(pairs, sofar.faster(yardstick) + missing) > mostChance;
    }
}
