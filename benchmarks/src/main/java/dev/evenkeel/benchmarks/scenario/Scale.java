package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How large the tables of scenarios are, and with them the thresholds of Spark that are in bytes.
 *
 * <p>Example: at {@code small} tables have a tenth of the rows of {@code medium}, and a table is broadcast up to 1 MiB
 * where Spark's default is 10 MiB: so a join that Spark shuffles at full size is shuffled at a tenth of it too.
 */
public enum Scale {
    /** A hundredth, for tests: every scenario runs, no figure means anything. */
    TINY(0.01, 16, 8),
    /** A tenth: everything within 20 minutes on two cores. */
    SMALL(0.1, 64, 400),
    /** Spark's own thresholds. */
    MEDIUM(1, 256, 400),
    /** Four times as much. */
    LARGE(4, 256, 400);

    /** The slots of the cluster that plans are made for. */
    public static final int SLOTS = 64;

    private final double factor;
    private final int partitions;
    private final int files;

    Scale(double factor, int partitions, int files) {
        this.factor = factor;
        this.partitions = partitions;
        this.files = files;
    }

    /** {@return the scale of that name} */
    public static Scale named(String name) {
        return Arrays.stream(values())
                .filter(scale -> scale.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new EvenkeelException("Scale " + name + " is not known. Scales are "
                        + Arrays.stream(values()).map(Scale::toString).collect(Collectors.joining(", ")) + "."));
    }

    /** {@return the most files that a table may have} */
    int files() {
        return files;
    }

    /** {@return what is that much at medium scale} */
    double of(double atMedium) {
        return atMedium * factor;
    }

    /** {@return as many rows as that many are at medium scale} */
    long rows(long atMedium) {
        return Math.max(1, Math.round(atMedium * factor));
    }

    /** {@return as many rows of one key as give a tenth of the pairs where there are a tenth of the rows} */
    long rowsOfPairs(double pairsAtMedium) {
        return Math.round(Math.sqrt(pairsAtMedium * factor));
    }

    /** {@return as many bytes as that many are at medium scale} */
    public ByteSize bytes(ByteSize atMedium) {
        return ByteSize.nearest(atMedium.bytes() * factor);
    }

    /** {@return the settings of every session, in which a way has its own beside them} */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.sql.shuffle.partitions", String.valueOf(partitions));
        settings.put("spark.sql.autoBroadcastJoinThreshold", scaled(10));
        settings.put("spark.sql.adaptive.advisoryPartitionSizeInBytes", scaled(64));
        settings.put("spark.sql.adaptive.coalescePartitions.minPartitionSize", scaled(1));
        settings.put("spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", scaled(256));
        return settings;
    }

    private String scaled(long mebibytes) {
        return String.valueOf(bytes(ByteSize.mebibytes(mebibytes)).bytes());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
