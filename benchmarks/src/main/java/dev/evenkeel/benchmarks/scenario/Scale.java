package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.JoinTable;
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
 * <p>Example: at {@code small} tables have a fiftieth of the rows of {@code medium}, and a table is broadcast up to 205
 * KiB where Spark's default is 10 MiB: so a join that Spark shuffles at full size is shuffled at a fiftieth of it too.
 *
 * <p>What a task costs to launch does not shrink with its rows. Below {@code medium} tables therefore have fewer files
 * and shuffles fewer partitions, and what is promised of a join's time is not judged.
 */
public enum Scale {
    /** A hundredth, for tests: every scenario runs, no figure means anything. */
    TINY(0.01, 16, 8),
    /**
     * A fiftieth: everything in 20 minutes on two cores. Tells whether all ways give equal rows, how they compare
     * roughly, and whether what should be left alone is; an alternative that takes over twice as long as the base is
     * measured once.
     */
    SMALL(0.02, 16, 8),
    /** Spark's own thresholds: what goals are judged by. */
    MEDIUM(1, 256, 64),
    /** Four times as much. */
    LARGE(4, 256, 64);

    /** The slots of the cluster that plans are made for. */
    public static final int SLOTS = 64;

    /** Of those that are as many as {@link JoinTable#USUAL_FILES} at medium scale. */
    private final int files;

    private final double factor;
    private final int partitions;

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

    /** {@return in how many files a table is that has so many at medium scale} */
    int files(int atMedium) {
        return Math.max(1, atMedium * files / JoinTable.USUAL_FILES);
    }

    /** {@return how many times as long as the base an alternative may take and still be measured in every round} */
    public double patience() {
        return this == SMALL ? 2 : Double.POSITIVE_INFINITY;
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
