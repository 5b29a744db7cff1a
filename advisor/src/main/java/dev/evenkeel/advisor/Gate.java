package dev.evenkeel.advisor;

import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;

/**
 * The saving from which on a finding is worth it, by the length of the run.
 *
 * <p>Example: the usual one asks for 5 s of a run of 100 s, for 8 s of one of 400 s, and for 0.4 s of one of 4 s, such
 * as a trial on a sample.
 *
 * @param saving at least that much
 * @param share and at least that part of the run
 * @param enough whatever the saving asks for, that part of a run is enough
 * @param noise but no less than that, since runs differ by as much for no reason
 */
record Gate(Duration saving, Ratio share, Ratio enough, Duration noise) {
    private static final Gate USUAL =
            new Gate(Duration.ofSeconds(5), new Ratio(0.02), new Ratio(0.1), Duration.ofMillis(250));

    /** Refuses what is negative. */
    Gate {
        if (saving.isNegative()) throw new IllegalArgumentException("saving must not be negative: " + saving);
    }

    /** {@return the house's own} */
    static Gate usual() {
        return USUAL;
    }

    /** {@return one of which a saving must reach both in any run, however short} */
    static Gate strict(Duration saving, Ratio share) {
        return new Gate(saving, share, new Ratio(1), saving);
    }

    /** {@return the saving that is worth a finding in a run of that length} */
    Duration in(Duration wall) {
        return longer(part(wall, share), shorter(saving, longer(part(wall, enough), noise)));
    }

    private static Duration part(Duration wall, Ratio share) {
        return Duration.ofNanos(Math.round(wall.toNanos() * share.value()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
