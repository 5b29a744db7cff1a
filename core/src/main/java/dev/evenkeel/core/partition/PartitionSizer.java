package dev.evenkeel.core.partition;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import org.apache.spark.sql.Dataset;

/**
 * Chooses a number of partitions from measured bytes, and shows the arithmetic.
 *
 * <p>Example:
 *
 * <pre>
 * PartitionSizing sizing = PartitionSizer.forShuffle(events);
 * System.out.print(sizing.explain());
 * Dataset&lt;Row&gt; even = sizing.apply(events);
 * </pre>
 */
public final class PartitionSizer {
    private PartitionSizer() {}

    /**
     * {@return how many partitions a shuffle of the Dataset should have}
     *
     * <p>Cost: one Spark job that reads the first rows of up to 8 partitions, and, where the planner does not know the
     * row count, one that counts. Nothing is cached: the lineage of the Dataset runs for both.
     *
     * @param data a batch Dataset of a classic session
     */
    public static PartitionSizing forShuffle(Dataset<?> data) {
        return withOptions(PartitionOptions.defaults()).forShuffle(data);
    }

    /** {@return the same verbs, with another target or for another cluster} */
    public static Configured withOptions(PartitionOptions options) {
        return new Configured(options);
    }

    /** The sizer with options. */
    public static final class Configured {
        private final PartitionOptions options;

        private Configured(PartitionOptions options) {
            this.options = options;
        }

        /** {@return as {@link PartitionSizer#forShuffle}, with these options} */
        public PartitionSizing forShuffle(Dataset<?> data) {
            if (Capability.of(data) != Capability.MEASURABLE) throw Errors.needsClassicSession("PartitionSizer");
            if (data.isStreaming()) throw Errors.streaming("PartitionSizer");
            Settings settings = Settings.of(data.sparkSession());
            PartitionFacts facts = new PartitionFacts(
                    RowCounts.of(data),
                    RowWidths.sample(data).mean(),
                    options.target().or(() -> target(settings)).orElse(PartitionOptions.DEFAULT_TARGET),
                    settings.cluster(options.cluster(), data.sparkSession()));
            return new PartitionSizing(facts, PartitionChooser.choose(facts));
        }

        private static Optional<ByteSize> target(Settings settings) {
            return settings.bytes(Settings.PARTITION_TARGET).map(target -> {
                if (target.bytes() > 0) return target;
                throw Errors.badSetting(Settings.PARTITION_TARGET, "0", "a size of more than 0 bytes, such as 64m");
            });
        }
    }
}
