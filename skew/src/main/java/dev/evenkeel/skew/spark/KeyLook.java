package dev.evenkeel.skew.spark;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.skew.SkewOptions;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How closely keys are looked at.
 *
 * @param counters keys that each sketch keeps
 * @param portion how much of the data is read
 * @param oneInRows n to count about one row in n; 1 to count every row
 * @param isWeighing true to count bytes beside rows
 */
public record KeyLook(int counters, Portion portion, int oneInRows, boolean isWeighing) {
    /** Kept by default: see {@link dev.evenkeel.skew.SkewOptions#counters()}. */
    private static final int DEFAULT_COUNTERS = 4096;

    /** Shared by the keys of one pass, so that a task's memory stays below 16 MB however many they are. */
    private static final int ALL_COUNTERS = 16 * DEFAULT_COUNTERS;

    /** Kept by the sketch of an observation, which travels to the driver from every task. */
    private static final int OBSERVED_COUNTERS = 1024;

    /** {@return a look at the keys of such a portion, every row counted} */
    public static KeyLook at(Portion portion, int counters) {
        return new KeyLook(counters, portion, 1, false);
    }

    /** {@return the counters of each key's sketch: as set, else as the session says, else the default's share} */
    public static int counters(OptionalInt explicit, Settings settings, int keys) {
        int share = Math.max(SkewOptions.FEWEST_COUNTERS, Math.min(DEFAULT_COUNTERS, ALL_COUNTERS / Math.max(1, keys)));
        return counters(explicit, settings).orElse(share);
    }

    /** {@return the counters of an observation's sketch: as set, else as the session says, else fewer than of a pass} */
    public static int observing(OptionalInt explicit, Settings settings) {
        return counters(explicit, settings).orElse(OBSERVED_COUNTERS);
    }

    private static Optional<Integer> counters(OptionalInt explicit, Settings settings) {
        return explicit.isPresent()
                ? Optional.of(explicit.getAsInt())
                : settings.count(Settings.COUNTERS).map(KeyLook::checked);
    }

    private static int checked(int counters) {
        if (SkewOptions.isCounters(counters)) return counters;
        throw Errors.badSetting(Settings.COUNTERS, String.valueOf(counters), "a whole number " + SkewOptions.COUNTERS);
    }
}
