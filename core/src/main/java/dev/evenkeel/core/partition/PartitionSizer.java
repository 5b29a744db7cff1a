package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.JdbcAddress;
import dev.evenkeel.core.spark.JdbcTable;
import dev.evenkeel.core.spark.NamedColumns;
import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.spark.ShufflePlacement;
import dev.evenkeel.core.spark.TaskMemory;
import dev.evenkeel.core.spark.ValueCount;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
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
     * {@return how many partitions a shuffle of the Dataset should have; with a key, also what the largest will be}
     *
     * <p>Cost: one Spark job that reads the first rows of up to 8 partitions; where a key is named one that reads its
     * columns, else, where the planner does not know the row count, one that counts. Nothing is cached: the lineage of
     * the Dataset runs for each.
     *
     * @param data a batch Dataset of a classic session
     * @param key columns by which the shuffle places rows; none for a shuffle that spreads them evenly
     */
    public static ShuffleSizing forShuffle(Dataset<?> data, String... key) {
        return withOptions(PartitionOptions.defaults()).forShuffle(data, key);
    }

    /**
     * {@return the parts in which a table is read over JDBC, by quantiles of a column instead of equal strides}
     *
     * <p>Cost: two queries from the driver, one that counts and one that sorts the column; no Spark job.
     *
     * @param url of the database
     * @param table of the database; dots separate catalog, schema and table, double quotes keep a part as it is
     * @param column of numbers, dates, times, timestamps or texts; the more values, the better; best indexed
     * @param options user and password, and the connections that may be open at once
     */
    public static JdbcSizing forJdbc(String url, String table, String column, JdbcOptions options) {
        JdbcAddress address = JdbcAddress.of(url, options.properties());
        JdbcTable source = JdbcTable.of(address, table, column);
        List<Long> rows = source.rows();
        JdbcFacts facts = new JdbcFacts(
                address.database(),
                source.name(),
                source.column(),
                source.type(),
                rows.get(0),
                rows.get(0) - rows.get(1),
                source.tiles(JdbcChooser.tiles(options), Tile::new));
        String[] predicates = JdbcSizing.predicates(facts, options).toArray(String[]::new);
        return new JdbcSizing(
                facts, options, spark -> source.read(spark, predicates), () -> source.count(List.of(predicates)));
    }

    /** {@return the same verbs, with other targets or for another cluster} */
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
        public ShuffleSizing forShuffle(Dataset<?> data, String... key) {
            Settings settings = check(data);
            Optional<KeyFacts> facts = key.length == 0 ? Optional.empty() : Optional.of(key(data, settings, key));
            Estimate rows = facts.<Estimate>map(counted -> new Estimate.Exact(counted.rows()))
                    .orElseGet(() -> RowCounts.of(data));
            PartitionFacts measured = facts(data, settings, rows);
            Decision<Integer> decision = PartitionChooser.choose(measured);
            ShufflePlacement placement = new ShufflePlacement(decision.chosen(), List.of(key));
            return new ShuffleSizing(measured, facts, decision, placement::place);
        }

        private static KeyFacts key(Dataset<?> data, Settings settings, String... names) {
            NamedColumns columns = NamedColumns.of(data, settings, List.of(names));
            ValueCount counted = ValueCount.of(data, columns);
            return new KeyFacts(
                    columns.names(),
                    counted.rows(),
                    counted.values((texts, rows, hash, placement) ->
                            new KeyFacts.HeavyKey(String.join(", ", texts), rows, placement)),
                    counted.error());
        }

        private PartitionFacts facts(Dataset<?> data, Settings settings, Estimate rows) {
            ByteSize memory = options.taskMemory().orElseGet(() -> TaskMemory.of(data.sparkSession()));
            return new PartitionFacts(
                    rows,
                    RowWidths.sample(data).mean(),
                    options.target().or(() -> target(settings)).orElseGet(() -> ShuffleTarget.of(memory)),
                    memory,
                    settings.cluster(options.cluster(), data.sparkSession()));
        }

        private static Settings check(Dataset<?> data) {
            if (Capability.of(data) != Capability.MEASURABLE) throw Errors.needsClassicSession("PartitionSizer");
            if (data.isStreaming()) throw Errors.streaming("PartitionSizer");
            return Settings.of(data.sparkSession());
        }

        private static Optional<ByteSize> target(Settings settings) {
            return settings.bytes(Settings.PARTITION_TARGET).map(target -> {
                if (target.bytes() > 0) return target;
                throw Errors.badSetting(Settings.PARTITION_TARGET, "0", "a size of more than 0 bytes, such as 64m");
            });
        }
    }
}
