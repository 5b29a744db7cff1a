package dev.evenkeel.skew.judge;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import java.util.Locale;

/** Every sentence that a verdict on skew can give as its reason. */
final class Reasons {
    private static final int KEY_WIDTH = 40;

    private Reasons() {}

    static Reason noRows() {
        return new Reason("no-rows", "there is no row to judge by");
    }

    static Reason belowLimit(double imbalance, int partitions, double limit) {
        return new Reason(
                "below-limit",
                largest(roundedDown(imbalance), partitions) + String.format(Locale.ROOT, ", below %.1f times", limit));
    }

    static Reason nulls(double imbalance, int partitions, double limit, Ratio share) {
        return new Reason("null-keys", over(imbalance, partitions, limit) + ": " + share + " of the rows have no key");
    }

    static Reason hotKey(double imbalance, int partitions, double limit, HeavyHitter key) {
        return new Reason(
                "hot-key",
                over(imbalance, partitions, limit) + ": key " + TextLayout.cell(key.keyText(), KEY_WIDTH) + " has "
                        + key.share() + " of the rows");
    }

    static Reason fewKeys(double imbalance, int partitions, double limit, Estimate distinctKeys) {
        double keys = distinctKeys.orElse(0);
        return new Reason(
                "few-keys",
                over(imbalance, partitions, limit)
                        + (keys == 1 ? ": there is only 1 key" : ": there are only " + TextLayout.count(keys) + " keys")
                        + " for " + TextLayout.count(partitions) + " partitions");
    }

    /** So that 1.96 does not read "2.0 times, below 2.0 times". */
    private static double roundedDown(double imbalance) {
        return Math.floor(imbalance * 10) / 10;
    }

    private static String over(double imbalance, int partitions, double limit) {
        return largest(imbalance, partitions) + String.format(Locale.ROOT, ", over %.1f times", limit);
    }

    private static String largest(double imbalance, int partitions) {
        return String.format(
                Locale.ROOT,
                "the largest of %,d partitions would have %,.1f times the mean rows",
                partitions,
                imbalance);
    }
}
