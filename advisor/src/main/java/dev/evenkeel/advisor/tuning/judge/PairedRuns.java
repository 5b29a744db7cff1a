package dev.evenkeel.advisor.tuning.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of runs with and without a change, and what they say together.
 *
 * <p>Example: pairs that gain 0.2, 0.3, 0.1, 0.4 and 0.3 have the median 0.3; all five are faster, which of a change that
 * does nothing would happen once in 32 times. Immutable.
 *
 * @param pairs the pairs, in the order of running
 */
public record PairedRuns(List<RunPair> pairs) {
    /** Copies the list. */
    public PairedRuns {
        pairs = List.copyOf(pairs);
    }

    /** {@return how many pairs} */
    public int count() {
        return pairs.size();
    }

    /** {@return in how many of them the run with the change was faster} */
    public int faster(Yardstick yardstick) {
        return (int) pairs.stream().filter(pair -> pair.gain(yardstick) > 0).count();
    }

    /** {@return the median gain; 0 without pairs} */
    public double gain(Yardstick yardstick) {
        if (pairs.isEmpty()) return 0;
        double[] gains = pairs.stream()
                .mapToDouble(pair -> pair.gain(yardstick))
                .sorted()
                .toArray();
        return (gains[(gains.length - 1) / 2] + gains[gains.length / 2]) / 2;
    }

    /** {@return the smallest gain; 0 without pairs} */
    public double leastGain(Yardstick yardstick) {
        return pairs.stream().mapToDouble(pair -> pair.gain(yardstick)).min().orElse(0);
    }

    /** {@return the largest gain; 0 without pairs} */
    public double mostGain(Yardstick yardstick) {
        return pairs.stream().mapToDouble(pair -> pair.gain(yardstick)).max().orElse(0);
    }

    /** {@return the largest difference within a pair: of pairs without any change between them, the noise} */
    public double noise(Yardstick yardstick) {
        return pairs.stream()
                .mapToDouble(pair -> pair.difference(yardstick))
                .max()
                .orElse(0);
    }

    /**
     * {@return the largest difference of the runs without the change, every second one held against the one before}
     *
     * <p>They are of the same settings as each other, though not as those by which the noise was measured at first, where
     * something was kept since then.
     */
    public double noiseWithout(Yardstick yardstick) {
        List<RunPair> neighbours = new ArrayList<>();
        for (int i = 1; i < pairs.size(); i += 2) {
            neighbours.add(new RunPair(pairs.get(i - 1).without(), pairs.get(i).without()));
        }
        return new PairedRuns(neighbours).noise(yardstick);
    }

    /** {@return how probable so many faster runs, or more, are of a change that does nothing} */
    public double chance(Yardstick yardstick) {
        return SignTest.chance(count(), faster(yardstick));
    }
}
