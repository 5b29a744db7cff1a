package dev.evenkeel.benchmarks.way;

import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways that run side by side. */
public final class Ways {
    /** Spark as it comes, what all others are measured against. */
    public static final String PLAIN = "Spark, AQE on";

    /** Evenkeel. */
    public static final String OURS = "Evenkeel";

    /** The size of partition that tuned settings aim at, where tables have the size that Spark's defaults suit. */
    public static final ByteSize PIECE = ByteSize.kibibytes(2560);

    private static final int FREQUENT_KEYS = 10;

    private Ways() {}

    /**
     * {@return every way, plain Spark first and Evenkeel last}
     *
     * @param slots of the cluster that Evenkeel chooses for, and the expert salts for
     * @param piece the size of partition that tuned settings aim at
     */
    public static List<Way> all(int slots, ByteSize piece) {
        return List.of(
                plain(),
                new SparkJoin("Spark, AQE off", Map.of("spark.sql.adaptive.enabled", "false")),
                new SparkJoin("Spark, AQE tuned", tuned(piece)),
                new SparkJoin("Spark, AQE tuned, forced", forced(piece)),
                new SaltEverything(10),
                new SaltEverything(64),
                new BroadcastSplit(FREQUENT_KEYS),
                new KnownOutputSalt(2 * slots),
                new Evenkeel(slots));
    }

    /** {@return plain Spark and Evenkeel} */
    public static List<Way> plainAndOurs(int slots) {
        return List.of(plain(), new Evenkeel(slots));
    }

    private static Way plain() {
        return new SparkJoin(PLAIN, Map.of());
    }

    /** Thresholds so low that the size of a partition is never the reason not to split it. */
    private static Map<String, String> tuned(ByteSize piece) {
        return Map.of(
                "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", String.valueOf(piece.bytes() / 4),
                "spark.sql.adaptive.skewJoin.skewedPartitionFactor", "1.5",
                "spark.sql.adaptive.advisoryPartitionSizeInBytes", String.valueOf(piece.bytes()));
    }

    private static Map<String, String> forced(ByteSize piece) {
        Map<String, String> settings = new TreeMap<>(tuned(piece));
        settings.put("spark.sql.adaptive.forceOptimizeSkewedJoin", "true");
        return settings;
    }
}
