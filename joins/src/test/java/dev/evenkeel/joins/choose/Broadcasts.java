package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Facts and limits of broadcasts to test with: a driver of 1 GiB, Spark's defaults, 64 slots on 16 executors. */
final class Broadcasts {
    static final ClusterShape CLUSTER = new ClusterShape(16, 4);
    static final BroadcastLimits LIMITS = limits(Optional.empty());

    private Broadcasts() {}

    static BroadcastLimits limits(Optional<ByteSize> chosen) {
        return new BroadcastLimits(
                chosen,
                Optional.of(ByteSize.mebibytes(10)),
                Optional.of(ByteSize.mebibytes(10)),
                ByteSize.gibibytes(8),
                ByteSize.mebibytes(1024 - 300),
                Optional.of(ByteSize.gibibytes(1)),
                Optional.of(ByteSize.mebibytes(1024 - 300)),
                1,
                Optional.of(Duration.ofMinutes(5)));
    }

    static BroadcastFacts facts(JoinType type, RelationFacts left, RelationFacts right) {
        Map<Side, ByteSize> planned = Map.of(Side.LEFT, ByteSize.mebibytes(100), Side.RIGHT, ByteSize.mebibytes(100));
        return new BroadcastFacts(type, Map.of(Side.LEFT, left, Side.RIGHT, right), planned, Map.of(), CLUSTER);
    }

    /** Rows of 24 bytes with as many sparse long keys, which compress to a half. */
    static RelationFacts longs(double rows) {
        return new RelationFacts(shape(rows, 24), RelationPages.TYPICAL, 0.5);
    }

    static RelationShape shape(double rows, double entryBytes) {
        return new RelationShape(KeyForm.LONG, rows, rows, entryBytes, new Estimate.Unknown());
    }
}
