package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.Side;
import java.time.Duration;

/**
 * What a broadcast and a shuffle join are predicted to take and to move.
 *
 * <p>Example: 64 MiB replicated to 16 executors are 1 GiB; it moves less than a shuffle of 200 MiB and 8 GiB.
 *
 * <p>Implementation note: fitted to joins of Parquet files with Spark 3.5.9 on two busy cores of 2026 (see
 * {@code BroadcastGridTest}): a row costs 0.15 µs to read and probe; to collect, build and send a row of the build side
 * takes 0.4 µs, 3.5 ns a byte of the relation and 2 ns a byte that is sent compressed, on the driver alone; a network of
 * 1 Gbit/s 8 ns a byte; to shuffle, sort and merge a row 0.6 µs and 3 ns a byte, and a shuffle 150 ms more than a
 * broadcast in stages and tasks. Only ratios matter to the choice.
 *
 * <p>The parts of the driver's work are told by the metrics of {@code BroadcastExchange}: of 600,000 rows, of 600,000
 * with a payload of 200 bytes that compress to a twentieth, and of as many with 134 that do not, collecting took 323,
 * 350 and 1,450 ms, building 236, 572 and 561, and sending 90, 265 and 533, on cores that were a third slower by other
 * work. A byte that does not compress is thus 3 ns in sending; what it is in collecting is more than half the reading
 * of its file, which a shuffle does too.
 */
public final class BroadcastCost {
    private static final double PROBE = 150;
    private static final double BUILD = 400;
    private static final double BUILD_BYTE = 3.5;
    private static final double SENT_BYTE = 2;
    private static final double SHUFFLE = 600;
    private static final double SHUFFLE_BYTE = 3;
    private static final double STAGES = 150e6;
    private static final double NETWORK_BYTE = 8;

    private final BroadcastFacts facts;
    private final int slots;
    private final int executors;

    /** Costs the joins of these facts. */
    public BroadcastCost(BroadcastFacts facts) {
        this.facts = facts;
        this.slots = facts.cluster().slots();
        this.executors = facts.cluster().executors();
    }

    /**
     * A prediction.
     *
     * @param makespan from the first task to the last
     * @param moved bytes that leave the process which made them
     */
    public record Prediction(Duration makespan, ByteSize moved) {}

    /** {@return the join by a broadcast of that side; both sides are known} */
    public Prediction broadcast(Side build) {
        RelationFacts small = known(build);
        RelationFacts large = known(build.other());
        double moved = small.collected().bytes() + (double) small.sent().bytes() * executors;
        double onDriver = driverNanos(small) + overNetwork(sent(small));
        double probe = large.shape().rows() * PROBE / slots;
        return prediction(onDriver + probe, moved);
    }

    /** {@return the join by a shuffle of both sides; both are known} */
    public Prediction shuffle() {
        double nanos = STAGES;
        double moved = 0;
        for (Side side : Side.values()) {
            RelationFacts facts = known(side);
            RelationShape shape = facts.shape();
            nanos += shape.rows() * (PROBE + SHUFFLE + shape.entryBytes() * SHUFFLE_BYTE) / slots;
            moved += facts.collected().bytes();
        }
        return prediction(nanos + overNetwork(moved / executors), moved);
    }

    /** {@return how long the join waits for the broadcast} */
    static Duration wait(RelationFacts relation) {
        return nanos(driverNanos(relation) + sent(relation) * NETWORK_BYTE);
    }

    /** Bytes that come to the driver and leave it, compressed. */
    private static double sent(RelationFacts relation) {
        return (double) relation.collected().bytes() + relation.sent().bytes();
    }

    private static double driverNanos(RelationFacts relation) {
        return relation.shape().rows() * BUILD
                + relation.size().filled().bytes() * BUILD_BYTE
                + sent(relation) * SENT_BYTE;
    }

    /** Executors pass blocks on to each other, so that more of them do not take longer; one alone is this machine. */
    private double overNetwork(double bytes) {
        return executors == 1 ? 0 : bytes * NETWORK_BYTE;
    }

    /**
     * {@return the size of the build side, held in memory, at which a shuffle moves as few bytes: the larger side and
     * the smaller once, against the smaller once for each executor}
     */
    public ByteSize breakEven(Side build) {
        RelationFacts small = known(build);
        double sentOfHeld =
                small.sent().bytes() / Math.max(1.0, small.size().held().bytes());
        double others = known(build.other()).collected().bytes();
        return ByteSize.nearest(others / Math.max(1e-9, sentOfHeld * executors));
    }

    private RelationFacts known(Side side) {
        return facts.relation(side).orElseThrow();
    }

    private static Prediction prediction(double nanos, double moved) {
        return new Prediction(nanos(nanos), ByteSize.nearest(moved));
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
