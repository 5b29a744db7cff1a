package dev.evenkeel.advisor.tuning.judge;

import dev.evenkeel.core.decide.Reason;
import java.util.Locale;

/** Every sentence that a verdict on a trial may say. */
final class Reasons {
    private Reasons() {}

    static Reason gain(PairedRuns trial, double noise, Yardstick yardstick) {
        return new Reason(
                "gain-beyond-noise",
                share(trial.gain(yardstick)) + " of " + yardstick.words() + " gained ("
                        + share(trial.leastGain(yardstick))
                        + " to " + share(trial.mostGain(yardstick)) + "), faster in " + trial.faster(yardstick) + " of "
                        + trial.count() + " pairs; runs of the same settings differ by " + share(noise));
    }

    static Reason notFasterOftenEnough(PairedRuns trial, GainTerms terms) {
        Yardstick yardstick = terms.yardstick();
        return new Reason(
                "within-chance",
                "faster by " + yardstick.words() + " in " + trial.faster(yardstick) + " of " + trial.count()
                        + " pairs, which a change that does nothing reaches with probability "
                        + share(trial.chance(yardstick)) + " (limit " + share(terms.mostChance()) + "); the median is "
                        + share(trial.gain(yardstick)));
    }

    static Reason withinNoise(double gain, double noise, Yardstick yardstick) {
        return new Reason(
                "within-noise",
                share(gain) + " of " + yardstick.words() + " gained, and runs of the same settings differ by "
                        + share(noise));
    }

    static Reason tooLittle(double gain, GainTerms terms) {
        return new Reason(
                "gain-too-small",
                share(gain) + " of " + terms.yardstick().words() + " gained (limit " + share(terms.leastGain()) + ")");
    }

    static Reason moreWork(double extra, double gain, GainTerms terms) {
        return new Reason(
                "more-work",
                share(gain) + " of " + terms.yardstick().words() + " gained, for " + share(extra)
                        + " more processor time (limit " + share(terms.mostExtraWork()) + ")");
    }

    static Reason otherResult(String difference) {
        return new Reason("other-result", "the result is another: " + difference);
    }

    static Reason failed(String exception) {
        return new Reason("trial-failed", "the job failed with it (" + exception + "), and does not without");
    }

    static Reason cutShort(int pairs, GainTerms terms) {
        return new Reason("trial-cut-short", "the budget ended after " + pairs + " of " + terms.pairs() + " pairs");
    }

    private static String share(double part) {
        return String.format(Locale.ROOT, "%.1f %%", part * 100);
    }
}
