package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.error.PartitionErrors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.ColumnarWidths;
import dev.evenkeel.core.spark.FileScan;
import dev.evenkeel.core.spark.JdbcAddress;
import dev.evenkeel.core.spark.JdbcTable;
import dev.evenkeel.core.spark.NamedColumns;
import dev.evenkeel.core.spark.ParquetFooters;
import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.spark.ShufflePlacement;
import dev.evenkeel.core.spark.TaskMemory;
import dev.evenkeel.core.spark.ValueCount;
import dev.evenkeel.core.spark.WritePlacement;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * Chooses a number of partitions from measured bytes, and shows the arithmetic: of a shuffle, of a partitioned write,
 * of a read, and of a table over JDBC.
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
    /** Keys that are told apart: each with more than one row in 4,096, far below any that overloads a task. */
    private static final int MOST_KEYS = 4_096;

    /** Values of partition columns that are told apart: more than 16,384 directories no table should have. */
    private static final int MOST_VALUES = 16_384;

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
     * {@return the tasks that Spark will make of a table's files, and what the Dataset's filters leave of them}
     *
     * <p>Cost: one Spark job that reads the first rows of up to 8 partitions; the driver lists the files, as Spark
     * does to plan, and reads the footers of up to 200 of them where they are Parquet.
     *
     * @param data of a classic session, over the files of one table: what {@code spark.read} gives, with filters on it
     */
    public static ReadSizing forRead(Dataset<?> data) {
        return withOptions(PartitionOptions.defaults()).forRead(data);
    }

    /**
     * {@return the tasks that Spark will make of some files}
     *
     * <p>Cost: as {@link #forRead(Dataset)}, and what Spark runs to find the columns.
     *
     * @param format such as {@code parquet}
     * @param paths of files and directories
     */
    public static ReadSizing forRead(SparkSession spark, String format, String... paths) {
        return withOptions(PartitionOptions.defaults()).forRead(spark, format, paths);
    }

    /**
     * {@return how many files each value of the partition columns gets, and the tasks that write them}
     *
     * <p>Big values get several writers, small ones one, so that files come near the target and no value leaves crumbs.
     * Apply it to the Dataset before the write: {@code sizing.apply(df).write().partitionBy(columns)}.
     *
     * <p>Cost: two Spark jobs. One reads the partition columns, one the first rows of up to 8 partitions.
     *
     * @param data a batch Dataset of a classic session
     * @param partitionColumns as {@code partitionBy} will have them
     */
    public static WriteSizing forWrite(Dataset<?> data, String... partitionColumns) {
        return withOptions(PartitionOptions.defaults()).forWrite(data, partitionColumns);
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
        JdbcTable.Rows rows = source.rows();
        JdbcFacts facts = new JdbcFacts(
                address.database(),
                source.name(),
                source.column(),
                source.type(),
                rows.all(),
                rows.all() - rows.withValue(),
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

        /** {@return as {@link PartitionSizer#forRead(SparkSession, String, String...)}, with these options} */
        public ReadSizing forRead(SparkSession spark, String format, String... paths) {
            Dataset<?> data;
            try {
                data = spark.read().format(format).load(paths);
            } catch (Exception e) { // an AnalysisException, which Scala does not declare, or what a source throws
                throw PartitionErrors.unreadablePaths(format, List.of(paths), e);
            }
            return forRead(data);
        }

        /** {@return as {@link PartitionSizer#forRead(Dataset)}, with these options} */
        public ReadSizing forRead(Dataset<?> data) {
            Settings settings = check(data);
            FileScan scan = FileScan.of(data);
            FileScan.Listing left = scan.left();
            ParquetFooters footers = ParquetFooters.of(data.sparkSession(), scan, left.files());
            List<FileSize> files = left.files().stream()
                    .map(file ->
                            new FileSize(file.path(), file.bytes(), file.wholeBecause(), footers.middles(file.path())))
                    .toList();
            PruningFacts pruning = pruning(scan, left, footers);
            boolean isEveryFooterRead = footers.files() == files.size();
            Estimate rows =
                    isEveryFooterRead ? new Estimate.Exact(pruning.rows().left()) : new Estimate.Unknown();
            return new ReadSizing(new ReadFacts(
                    scan.format(),
                    files,
                    footers.files(),
                    splitting(data.sparkSession(), settings),
                    facts(data, settings, rows),
                    pruning,
                    scan.buckets()));
        }

        private static PruningFacts pruning(FileScan scan, FileScan.Listing left, ParquetFooters footers) {
            FileScan.Listing all = scan.all();
            Set<String> filtered = scan.filteredColumns();
            return new PruningFacts(
                    scan.filters(),
                    new PruningFacts.Left(all.directories(), left.directories()),
                    new PruningFacts.Left(all.files().size(), left.files().size()),
                    left(footers.groups(scan)),
                    left(footers.rows(scan)),
                    footers.shares().stream()
                            .map(share -> new PruningFacts.ColumnPruning(
                                    share.column(),
                                    new Ratio(share.share()),
                                    filtered.contains(share.column())
                                            ? PruningFacts.Use.FILTERED
                                            : PruningFacts.Use.UNUSED))
                            .toList());
        }

        private static PruningFacts.Left left(ParquetFooters.Kept kept) {
            return new PruningFacts.Left(kept.of(), kept.left());
        }

        private static SplitSettings splitting(SparkSession spark, Settings settings) {
            int parallelism = wholeNumber(settings, "spark.sql.leafNodeDefaultParallelism")
                    .orElse(spark.sparkContext().defaultParallelism());
            return new SplitSettings(
                    settings.bytes("spark.sql.files.maxPartitionBytes")
                            .orElse(ByteSize.mebibytes(128))
                            .bytes(),
                    settings.bytes("spark.sql.files.openCostInBytes")
                            .orElse(ByteSize.mebibytes(4))
                            .bytes(),
                    wholeNumber(settings, "spark.sql.files.minPartitionNum"),
                    wholeNumber(settings, "spark.sql.files.maxPartitionNum"),
                    parallelism);
        }

        /** Of a setting that is unset by default Spark may say {@code <undefined>}. */
        private static OptionalInt wholeNumber(Settings settings, String key) {
            Optional<String> text = settings.text(key).filter(value -> value.matches("[1-9][0-9]{0,8}"));
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.get()));
        }

        /** {@return as {@link PartitionSizer#forWrite}, with these options} */
        public WriteSizing forWrite(Dataset<?> data, String... partitionColumns) {
            Settings settings = check(data);
            if (partitionColumns.length == 0) throw PartitionErrors.noPartitionColumn();
            NamedColumns columns = NamedColumns.of(data, settings, List.of(partitionColumns));
            if (columns.names().containsAll(List.of(data.columns()))) {
                throw PartitionErrors.onlyPartitionColumns(columns.names());
            }
            ValueCount counted = ValueCount.of(data, columns, MOST_VALUES);
            WriteFacts facts = new WriteFacts(
                    columns.names(),
                    counted.rows(),
                    counted.values((texts, rows, hash, placement) -> new ValueSize(texts, rows, hash)),
                    counted.error(),
                    ColumnarWidths.sample(data, columns).mean().orElse(0),
                    options.fileTarget(),
                    counted.partitions(),
                    settings.cluster(options.cluster(), data.sparkSession()));
            WriteLayout layout = WriteLayout.of(facts);
            WritePlacement placement = new WritePlacement(
                    columns.names(),
                    layout.seats(),
                    facts.values().stream().map(ValueSize::hash).toList(),
                    layout.first(),
                    layout.writers(),
                    layout.firstUnlisted());
            return new WriteSizing(facts, layout, placement::place);
        }

        private static KeyFacts key(Dataset<?> data, Settings settings, String... names) {
            NamedColumns columns = NamedColumns.of(data, settings, List.of(names));
            ValueCount counted = ValueCount.of(data, columns, MOST_KEYS);
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
