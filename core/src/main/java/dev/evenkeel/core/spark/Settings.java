package dev.evenkeel.core.spark;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * What the session says: Evenkeel's own settings, and those of Spark that our decisions look at.
 *
 * <p>Precedence: an explicit option, then {@code spark.evenkeel.*} of the session, then the default. Only read here,
 * never set. A {@code spark.evenkeel.*} key that nothing reads is refused by name, since Spark itself accepts
 * invented keys in silence.
 */
public final class Settings {
    /** Slots of the cluster that decisions are made for. */
    public static final String SLOTS = "spark.evenkeel.cluster.slots";
    /** Counters of a key sketch. */
    public static final String COUNTERS = "spark.evenkeel.skew.counters";
    /** How a join measures its sides. */
    public static final String MEASURE = "spark.evenkeel.join.measure";
    /** The largest measured size of a broadcast relation. */
    public static final String BROADCAST_LIMIT = "spark.evenkeel.join.broadcastLimit";
    /** The predicted gain above which a join leaves Spark's own plan. */
    public static final String MINIMUM_GAIN = "spark.evenkeel.join.minimumGain";
    /** Partitions of a side that a join reads to measure it. */
    public static final String MAX_PARTITIONS_READ = "spark.evenkeel.join.maxPartitionsRead";
    /** Bytes that one partition should have. */
    public static final String PARTITION_TARGET = "spark.evenkeel.partition.target";

    private static final String PREFIX = "spark.evenkeel.";

    /** The advisor knows its own settings. */
    private static final String ADVISOR = "spark.evenkeel.advisor.";

    private static final List<String> KNOWN =
            List.of(SLOTS, COUNTERS, MEASURE, BROADCAST_LIMIT, MINIMUM_GAIN, MAX_PARTITIONS_READ, PARTITION_TARGET);

    private final RuntimeConfig session;

    private Settings(RuntimeConfig session) {
        this.session = session;
    }

    /** {@return the settings of a session, once all its {@code spark.evenkeel.*} keys are found to be known} */
    public static Settings of(SparkSession spark) {
        scala.collection.Iterator<Tuple2<String, String>> all =
                spark.conf().getAll().iterator();
        while (all.hasNext()) {
            String key = all.next()._1();
            if (key.startsWith(PREFIX) && !key.startsWith(ADVISOR) && !KNOWN.contains(key))
                throw Errors.unknownSetting(key, KNOWN);
        }
        return new Settings(spark.conf());
    }

    /** {@return the text of a setting, where the session has it} */
    public Optional<String> text(String key) {
        scala.Option<String> value = session.getOption(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(value.get().strip());
    }

    /** {@return a setting that is a size, such as {@code 64m}} */
    public Optional<ByteSize> bytes(String key) {
        return read(key, "a size such as 64m", text -> new ByteSize(JavaUtils.byteStringAsBytes(text)));
    }

    /** {@return a setting that is a whole number of at least 1} */
    public Optional<Integer> count(String key) {
        return read(key, "a whole number of at least 1", text -> {
            int count = Integer.parseInt(text);
            if (count < 1) throw new NumberFormatException(text);
            return count;
        });
    }

    /** {@return a setting that is a number} */
    public Optional<Double> number(String key) {
        return read(key, "a number", text -> {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) throw new NumberFormatException(text);
            return number;
        });
    }

    /** {@return partitions of a shuffle: {@code spark.sql.shuffle.partitions}} */
    public int shufflePartitions() {
        return count("spark.sql.shuffle.partitions").orElse(200);
    }

    /** {@return true where adaptive execution is on} */
    public boolean isAdaptive() {
        return isOn("spark.sql.adaptive.enabled");
    }

    /** {@return true where a switch that is on by default has not been switched off} */
    public boolean isOn(String key) {
        return !text(key).orElse("true").equalsIgnoreCase("false");
    }

    /** {@return true where column names differ by case} */
    public boolean isCaseSensitive() {
        return text("spark.sql.caseSensitive").orElse("false").equalsIgnoreCase("true");
    }

    /** {@return Spark's own broadcast threshold; nothing where it is switched off} */
    public Optional<ByteSize> autoBroadcastThreshold() {
        String text = text("spark.sql.autoBroadcastJoinThreshold").orElse("10m");
        return text.startsWith("-") ? Optional.empty() : Optional.of(new ByteSize(JavaUtils.byteStringAsBytes(text)));
    }

    /** {@return the cluster that decisions are made for: the given one, else the setting, else the one at hand} */
    public ClusterShape cluster(Optional<ClusterShape> explicit, SparkSession spark) {
        return explicit.or(() -> count(SLOTS).map(ClusterShape::ofSlots)).orElseGet(() -> ClusterProbe.of(spark));
    }

    private <T> Optional<T> read(String key, String expected, Function<String, T> parser) {
        return text(key).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw Errors.badSetting(key, text, expected);
            }
        });
    }
}
