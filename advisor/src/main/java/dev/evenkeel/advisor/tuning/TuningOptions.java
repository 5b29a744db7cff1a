package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.tuning.judge.GainTerms;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import java.time.Duration;
import java.util.List;

/**
 * What a change has to reach, and how much may be spent on finding it.
 *
 * <p>Example: {@code TuningOptions.defaults().withYardstick(Yardstick.CPU).withMostRuns(40)}. Immutable.
 */
public final class TuningOptions {
    private static final GainTerms TERMS = new GainTerms(Yardstick.WALL, 5, 0.05, 0.05, 0.2);
    private static final TuningOptions DEFAULTS = new TuningOptions(TERMS, 3, 200, Duration.ofHours(2), 100_000);

    private final GainTerms terms;
    private final int noisePairs;
    private final int mostRuns;
    private final Duration mostTime;
    private final long mostTokens;

    private TuningOptions(GainTerms terms, int noisePairs, int mostRuns, Duration mostTime, long mostTokens) {
        this.terms = terms;
        this.noisePairs = noisePairs;
        this.mostRuns = mostRuns;
        this.mostTime = mostTime;
        this.mostTokens = mostTokens;
    }

    /** {@return the defaults} */
    public static TuningOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with another yardstick} */
    public TuningOptions withYardstick(Yardstick yardstick) {
        return with(
                new GainTerms(yardstick, terms.pairs(), terms.mostChance(), terms.leastGain(), terms.mostExtraWork()));
    }

    /** {@return these options with another number of pairs, and how probable a gain by chance may be} */
    public TuningOptions withPairs(int pairs, double mostChance) {
        return with(new GainTerms(terms.yardstick(), pairs, mostChance, terms.leastGain(), terms.mostExtraWork()));
    }

    /** {@return these options with another part that a change must gain} */
    public TuningOptions withLeastGain(double part) {
        return with(new GainTerms(terms.yardstick(), terms.pairs(), terms.mostChance(), part, terms.mostExtraWork()));
    }

    /** {@return these options with another part of processor time that a gain may cost} */
    public TuningOptions withMostExtraWork(double part) {
        return with(new GainTerms(terms.yardstick(), terms.pairs(), terms.mostChance(), terms.leastGain(), part));
    }

    private TuningOptions with(GainTerms changed) {
        return new TuningOptions(changed, noisePairs, mostRuns, mostTime, mostTokens);
    }

    /** {@return these options with another number of pairs of runs without any change between them} */
    public TuningOptions withNoisePairs(int pairs) {
        if (pairs < 1) throw new IllegalArgumentException("noise needs at least one pair: " + pairs);
        return new TuningOptions(terms, pairs, mostRuns, mostTime, mostTokens);
    }

    /** {@return these options with another number of runs, those before a crash included} */
    public TuningOptions withMostRuns(int runs) {
        if (runs < 1) throw new IllegalArgumentException("mostRuns must be at least 1: " + runs);
        return new TuningOptions(terms, noisePairs, runs, mostTime, mostTokens);
    }

    /** {@return these options with another time that all runs together may take} */
    public TuningOptions withMostTime(Duration time) {
        if (time.isNegative() || time.isZero()) throw new IllegalArgumentException("mostTime must be above 0: " + time);
        return new TuningOptions(terms, noisePairs, mostRuns, time, mostTokens);
    }

    /** {@return these options with another number of tokens, read and written} */
    public TuningOptions withMostTokens(long tokens) {
        if (tokens < 0) throw new IllegalArgumentException("mostTokens must not be negative: " + tokens);
        return new TuningOptions(terms, noisePairs, mostRuns, mostTime, tokens);
    }

    /**
     * {@return what a change has to reach}
     *
     * <p>By default wall time, since that is what people wait for; five pairs, the fewest of which chance makes all faster
     * less than once in twenty times (1/32); a gain of 5 %, below which the next input is as different; and a fifth more
     * processor time, as a job that ends sooner by more work is paid for by its neighbours.
     */
    public GainTerms terms() {
        return terms;
    }

    /**
     * {@return how many pairs of runs of the same settings tell the noise}
     *
     * <p>Three by default: the largest of three differences is above the median of new ones in seven of eight times, and
     * the sign test stands beside it.
     */
    public int noisePairs() {
        return noisePairs;
    }

    /** {@return how many runs there may be; 200 by default, room for about 18 changes} */
    public int mostRuns() {
        return mostRuns;
    }

    /** {@return how long all runs together may take; two hours by default, a lunch break and a meeting} */
    public Duration mostTime() {
        return mostTime;
    }

    /** {@return how many tokens may be read and written; 100,000 by default, about thirty questions to a model} */
    public long mostTokens() {
        return mostTokens;
    }

    List<String> sentences() {
        return List.of(
                "counts: " + terms.yardstick().words(),
                terms.pairs() + " pairs a trial",
                "at most " + mostRuns + " runs, " + mostTime.toSeconds() + " s of them, " + mostTokens + " tokens");
    }
}
