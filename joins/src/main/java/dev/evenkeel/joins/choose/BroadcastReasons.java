package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastCost.Prediction;
import java.time.Duration;

/** Every sentence on what limits a broadcast, what it would gain, and what Spark does by itself. */
public final class BroadcastReasons {
    private BroadcastReasons() {}

    static Reason mostRows(Side side, double rows, double most) {
        return new Reason(
                "broadcast-rows",
                side.words() + " has " + RowCount.nearest(rows) + " with a key, and Spark refuses a broadcast of "
                        + RowCount.nearest(most));
    }

    static Reason largestTable(Side side, ByteSize held, ByteSize largest) {
        return new Reason(
                "broadcast-table-size",
                side.words() + " is " + held + " in memory, and Spark refuses a broadcast of " + largest);
    }

    static Reason largestResult(Side side, ByteSize collected, ByteSize most) {
        return new Reason(
                "broadcast-result-size",
                "the driver would collect " + collected + " of " + side.words()
                        + ", compressed, and spark.driver.maxResultSize is " + most);
    }

    static Reason driverMemory(Side side, ByteSize need, ByteSize memory, int atOnce) {
        String others = atOnce == 1 ? "" : ", which " + atOnce + " broadcasts of the query share";
        return new Reason(
                "broadcast-driver-memory",
                "the driver would need " + need + " to collect, build and send " + side.words() + ", and has " + memory
                        + others);
    }

    static Reason executorMemory(Side side, ByteSize need, ByteSize memory) {
        return new Reason(
                "broadcast-executor-memory",
                "each executor would need " + need + " for " + side.words() + ", and has " + memory);
    }

    static Reason timeout(Side side, Duration wait, Duration timeout) {
        return new Reason(
                "broadcast-timeout",
                "the broadcast of " + side.words() + " is predicted to take " + TextLayout.duration(wait)
                        + ", and spark.sql.broadcastTimeout is " + TextLayout.duration(timeout));
    }

    static Reason shuffleIsFaster(Side build, Prediction broadcast, Prediction shuffle) {
        return new Reason(
                "shuffle-is-faster",
                "a broadcast of " + build.words() + " is predicted to take " + TextLayout.duration(broadcast.makespan())
                        + ", a shuffle " + TextLayout.duration(shuffle.makespan()));
    }

    static Reason otherIsFaster(Side other, Prediction mine, Prediction others) {
        return new Reason(
                "other-side-faster",
                "predicted to take " + TextLayout.duration(mine.makespan()) + ", and " + other.words() + " "
                        + TextLayout.duration(others.makespan()));
    }

    static Reason pays(Side build, ByteSize size, Prediction broadcast, Prediction shuffle) {
        return new Reason(
                "broadcast-pays",
                build.words() + " is " + size + " in memory; the join is predicted to take "
                        + TextLayout.duration(broadcast.makespan()) + " with it, and "
                        + TextLayout.duration(shuffle.makespan()) + " with a shuffle");
    }

    static Reason fits(Side build, ByteSize size) {
        return new Reason("build-side-fits", build.words() + " is " + size + " in memory, which is safe to broadcast");
    }

    static Reason hintOnUnbuildable(Side side, JoinType type) {
        return new Reason(
                "hint-ignored",
                "the broadcast hint on " + side.words() + " will be ignored: a " + type.keyword()
                        + " join can build no relation of that side, as its rows without a match are in the result");
    }

    static Reason hintOnBoth(Side build) {
        return new Reason(
                "hint-ignored",
                "of two broadcast hints that on " + build.other().words() + " will be ignored: Spark takes "
                        + build.words() + " for no larger");
    }

    static Reason hintNotForType(Side side, String hint, JoinType type) {
        return new Reason(
                "hint-ignored",
                "the " + hint + " hint on " + side.words() + " will be ignored: a " + type.keyword()
                        + " join cannot be done so");
    }

    static Reason sparkFollowsHint(Side build) {
        return new Reason(
                "spark-follows-hint", "Spark broadcasts " + build.words() + " by its hint, whatever its size is");
    }

    static Reason sparkShufflesByHint(Side side, String hint) {
        return new Reason("spark-follows-hint", "Spark shuffles by the " + hint + " hint on " + side.words());
    }

    static Reason sparkThresholdOff() {
        return new Reason(
                "spark-shuffles",
                "Spark shuffles both sides: spark.sql.autoBroadcastJoinThreshold switches automatic broadcasts off");
    }

    static Reason sparkShuffles(BroadcastFacts facts, BroadcastLimits limits) {
        StringBuilder sentence = new StringBuilder("Spark shuffles both sides: ");
        String separator = "";
        for (Side side : Side.values()) {
            String why = facts.mayBuild(side)
                    ? "it takes " + side.words() + " for " + facts.planned(side)
                    : "it can build no relation of " + side.words();
            sentence.append(separator).append(why);
            separator = " and ";
        }
        sentence.append(", with spark.sql.autoBroadcastJoinThreshold at ")
                .append(limits.sparkThreshold().map(ByteSize::toString).orElse("none"));
        limits.adaptiveThreshold()
                .ifPresent(most -> sentence.append("; adaptive execution broadcasts after all where a side that may be"
                                + " built has shuffled no more than ")
                        .append(most));
        return new Reason("spark-shuffles", sentence.toString());
    }

    /** {@return that Spark takes a side for smaller than it is} */
    public static Reason underestimated(Side side, ByteSize planned, ByteSize held) {
        return new Reason(
                "spark-underestimates",
                "Spark takes " + side.words() + " for " + planned + " and would broadcast it; in memory it is " + held
                        + ", " + TextLayout.factor((double) held.bytes() / Math.max(1, planned.bytes())) + " as much");
    }

    /** {@return that Spark takes a side for larger than it is} */
    public static Reason refused(Side side, ByteSize planned, ByteSize held) {
        return new Reason(
                "spark-overestimates",
                "Spark takes " + side.words() + " for " + planned + " and will not broadcast it; in memory it is "
                        + held + ": hint it with broadcast()");
    }

    /** {@return why a join is kept from the broadcast that Spark would make of it} */
    public static Reason keptFromBroadcast(Side side, ByteSize planned, Reason limit) {
        return new Reason(
                "broadcast-would-not-fit",
                "Spark takes " + side.words() + " for " + planned + " and would broadcast it, but " + limit.sentence()
                        + "; a merge hint keeps it from that");
    }
}
