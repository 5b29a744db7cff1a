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

    static Reason belowLimit(Stall stall, double limit) {
        return new Reason(
                "below-limit",
                largest(stall, roundedDown(stall.imbalance()))
                        + String.format(Locale.ROOT, ", below %.1f times", limit));
    }

    static Reason nulls(Stall stall, double limit) {
        Ratio share = Ratio.of(stall.load().ofNulls(), stall.load().total());
        return new Reason("null-keys", over(stall, limit) + ": " + share + " of the " + stall.unit() + " have no key");
    }

    static Reason hotKey(Stall stall, double limit, HeavyHitter key) {
        return new Reason(
                "hot-key",
                over(stall, limit) + ": key " + TextLayout.cell(key.keyText(), KEY_WIDTH) + " has " + key.share()
                        + " of the " + stall.unit());
    }

    static Reason fewKeys(Stall stall, double limit, Estimate distinctKeys) {
        double keys = distinctKeys.orElse(0);
        return new Reason(
                "few-keys",
                over(stall, limit)
                        + (keys == 1 ? ": there is only 1 key" : ": there are only " + TextLayout.count(keys) + " keys")
                        + " for " + TextLayout.count(stall.partitions()) + " partitions");
    }

    /** So that 1.96 does not read "2.0 times, below 2.0 times". */
    private static double roundedDown(double imbalance) {
        return Math.floor(imbalance * 10) / 10;
    }

    private static String over(Stall stall, double limit) {
        return largest(stall, stall.imbalance()) + String.format(Locale.ROOT, ", over %.1f times", limit);
    }

    private static String largest(Stall stall, double imbalance) {
        return String.format(
                Locale.ROOT,
                "the largest of %,d partitions would have %,.1f times the mean %s",
                stall.partitions(),
                imbalance,
                stall.unit());
    }
}
