package dev.evenkeel.advisor.tuning.judge;

/**
 * How probable it is that of some pairs at least so many come out one way, where each way is as probable as the other.
 *
 * <p>Example: five of five are 1 / 32 = 0.031, four of five 6 / 32 = 0.19, seven of eight 9 / 256 = 0.035.
 *
 * <p>Implementation note: the one-sided sign test (Arbuthnot, 1710; Dixon and Mood, <i>The statistical sign test</i>,
 * 1946). It asks nothing of how run times are spread, which on busy machines have long tails, and pairs of neighbouring
 * runs share what the machine was doing. Tests that use the sizes of the differences see more with fewer pairs, and are
 * misled where the tails are not alike.
 */
final class SignTest {
    private SignTest() {}

    static double chance(int pairs, int wins) {
        if (wins <= 0) return 1;
        double ways = 1;
        double more = 0;
        for (int k = 0; k <= pairs; k++) {
            if (k >= wins) more += ways;
            ways = ways * (pairs - k) / (k + 1);
        }
        return Math.min(1, more / Math.pow(2, pairs));
    }
}
