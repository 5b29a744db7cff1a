package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;

/**
 * One join of a grid, run both ways, and what was decided about it.
 *
 * <p>A decision is right where the chosen join takes at most a tenth, or 100 ms, more than the other. A join that does
 * not come to its end, for want of memory say, is one that never ends.
 *
 * @param probeRows of the large side
 * @param buildRows of the side that may be broadcast
 * @param broadcast what the broadcast took
 * @param shuffle what the shuffle took
 * @param deciding what Evenkeel took to decide
 * @param bySpark what Spark's rule decides
 * @param byOurs what Evenkeel decides
 */
record BroadcastTrial(
        long probeRows,
        long buildRows,
        Outcome broadcast,
        Outcome shuffle,
        Outcome deciding,
        Join bySpark,
        Join byOurs) {
    private static final double TENTH = 1.1;
    private static final Duration NOISE = Duration.ofMillis(100);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    /** How a join is carried out. */
    enum Join {
        /** One side is sent to every executor. */
        BROADCAST,
        /** Both sides are brought together by the key. */
        SHUFFLE;

        static Join of(boolean broadcasts) {
            return broadcasts ? BROADCAST : SHUFFLE;
        }

        Join other() {
            return this == BROADCAST ? SHUFFLE : BROADCAST;
        }
    }

    /** {@return what became of that join} */
    Outcome outcome(Join join) {
        return join == Join.BROADCAST ? broadcast : shuffle;
    }

    /** {@return the join that took less} */
    Join faster() {
        return Join.of(wall(Join.BROADCAST).compareTo(wall(Join.SHUFFLE)) <= 0);
    }

    boolean isRight(Join chosen) {
        Duration other = wall(chosen.other());
        long most =
                Math.max(Math.round(other.toNanos() * TENTH), other.plus(NOISE).toNanos());
        return wall(chosen).toNanos() <= most;
    }

    private Duration wall(Join join) {
        return outcome(join).fold(ran -> ran.median(Cost::wall), failed -> FOR_EVER);
    }

    /** {@return both times in words} */
    @Override
    public String toString() {
        return TextLayout.count(probeRows) + " with " + TextLayout.count(buildRows) + " rows: broadcast "
                + words(Join.BROADCAST) + ", shuffle " + words(Join.SHUFFLE);
    }

    private String words(Join join) {
        return outcome(join).fold(ran -> TextLayout.duration(ran.median(Cost::wall)), failed -> "failed");
    }
}
