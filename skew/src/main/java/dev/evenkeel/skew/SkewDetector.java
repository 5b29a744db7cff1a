package dev.evenkeel.skew;

import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.skew.judge.SkewFacts;
import dev.evenkeel.skew.judge.SkewJudge;
import dev.evenkeel.skew.spark.Key;
import dev.evenkeel.skew.spark.KeyColumns;
import dev.evenkeel.skew.spark.KeyLook;
import dev.evenkeel.skew.spark.KeyMeasurer;
import dev.evenkeel.skew.spark.KeyObservation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;

/**
 * Names the hot key of a Dataset, at the price of one scan of the key columns.
 *
 * <p>Example:
 *
 * <pre>
 * SkewReport report = SkewDetector.analyze(orders, "customer_id");
 * System.out.print(report.explain());
 * report.keys().get(0).heavyHitters();   // the real key values, with bounds
 * </pre>
 *
 * <p>Guarantee: with k counters over n rows (default k = 4,096) every key with more than n / (k + 1) rows is reported,
 * and {@code lower <= true count <= upper} for each that is; see {@link dev.evenkeel.core.stats.FrequentKeys} for the
 * papers. Two keys whose 64-bit hashes collide would be counted as one; for a million keys the odds are 1 in 37
 * million.
 */
public final class SkewDetector {
    /** Rows that are read of a partition that is not read whole: a batch of Spark's, cut to a round number. */
    private static final long HEAD = 1000;

    private SkewDetector() {}

    /**
     * {@return every groupable column as a key of its own, and the input partitions}
     *
     * <p>Cost: one Spark job that reads the groupable columns, the first 64 of them.
     *
     * @param data a batch Dataset of a classic session
     */
    public static SkewReport analyze(Dataset<?> data) {
        return withOptions(SkewOptions.defaults()).analyze(data);
    }

    /**
     * {@return what one key, composite if several columns are named, does to a shuffle; and the input partitions}
     *
     * <p>Cost: one Spark job that reads the key columns.
     *
     * @param data a batch Dataset of a classic session
     * @param key column names; a dotted name that is no column's own means a field of a struct
     */
    public static SkewReport analyze(Dataset<?> data, String... key) {
        return withOptions(SkewOptions.defaults()).analyze(data, key);
    }

    /**
     * {@return what several keys do to a shuffle, each composite if it has several columns; and the input partitions}
     *
     * <p>Cost: one Spark job that reads the columns of all keys.
     *
     * @param data a batch Dataset of a classic session
     * @param keys the column names of each key; one without columns is left out
     */
    public static SkewReport analyze(Dataset<?> data, List<List<String>> keys) {
        return withOptions(SkewOptions.defaults()).analyze(data, keys);
    }

    /**
     * {@return a Dataset to run the job on in place of this one, and the report on its key once that job has run}
     *
     * <p>Cost: no Spark job; some nanoseconds a row in the job's own tasks. See {@link SkewObservation}.
     *
     * @param data a batch Dataset of a classic session
     * @param key column names, at least one
     */
    public static <T> SkewObservation<T> observe(Dataset<T> data, String... key) {
        return withOptions(SkewOptions.defaults()).observe(data, key);
    }

    /** {@return the same verbs, measuring and judging by these options} */
    public static Configured withOptions(SkewOptions options) {
        return new Configured(options);
    }

    /** The detector with options. */
    public static final class Configured {
        private final SkewOptions options;

        private Configured(SkewOptions options) {
            this.options = options;
        }

        /** {@return as {@link SkewDetector#analyze(Dataset)}, with these options} */
        public SkewReport analyze(Dataset<?> data) {
            Settings settings = check(data);
            KeyColumns columns = KeyColumns.of(data, settings);
            List<Key> keys = columns.groupable();
            List<String> leftOut = new ArrayList<>(columns.ungroupable());
            for (Key beyond : keys.subList(Math.min(options.maxColumns(), keys.size()), keys.size())) {
                leftOut.add(beyond.names().get(0) + " (beyond the first " + options.maxColumns()
                        + " columns; name it, or raise SkewOptions.maxColumns)");
            }
            return report(data, settings, keys.subList(0, Math.min(options.maxColumns(), keys.size())), leftOut);
        }

        /** {@return as {@link SkewDetector#analyze(Dataset, String...)}, with these options} */
        public SkewReport analyze(Dataset<?> data, String... key) {
            return key.length == 0 ? analyze(data) : analyze(data, List.of(List.of(key)));
        }

        /** {@return as {@link SkewDetector#analyze(Dataset, List)}, with these options} */
        public SkewReport analyze(Dataset<?> data, List<List<String>> keys) {
            Settings settings = check(data);
            KeyColumns columns = KeyColumns.of(data, settings);
            List<Key> named = keys.stream()
                    .filter(names -> !names.isEmpty())
                    .map(columns::named)
                    .toList();
            return report(data, settings, named, List.of());
        }

        /**
         * {@return as {@link SkewDetector#observe}, with these options}
         *
         * <p>Every row is counted: options of how much is read, and of bytes, are for {@code analyze}.
         */
        public <T> SkewObservation<T> observe(Dataset<T> data, String... key) {
            Settings settings = check(data);
            if (key.length == 0) throw SkewErrors.nothingToObserve();
            KeyObservation<T> observation = KeyObservation.of(
                    data,
                    KeyColumns.of(data, settings).named(List.of(key)),
                    KeyLook.observing(options.counters(), settings));
            return new SkewObservation<>(
                    observation.data(),
                    () -> observation
                            .measured()
                            .map(measured -> report(measured, settings, List.of()))
                            .orElseGet(() -> ofPlannedRows(observation, data, key)));
        }

        /** No task sees rows that Spark reads while it plans, but they are few. */
        private SkewReport ofPlannedRows(KeyObservation<?> observation, Dataset<?> data, String... key) {
            if (!observation.isReadByPlanner()) throw SkewErrors.notObservedYet();
            return analyze(data, key);
        }

        private static Settings check(Dataset<?> data) {
            if (Capability.of(data) != Capability.MEASURABLE) throw Errors.needsClassicSession("SkewDetector");
            if (data.isStreaming()) throw Errors.streaming("SkewDetector");
            return Settings.of(data.sparkSession());
        }

        private SkewReport report(Dataset<?> data, Settings settings, List<Key> keys, List<String> leftOut) {
            Portion portion = new Portion(options.maxPartitionsRead(), options.fraction(), HEAD);
            int counters = KeyLook.counters(options.counters(), settings, keys.size());
            KeyMeasurer measurer =
                    KeyMeasurer.of(data, new KeyLook(counters, portion, options.rowSampling(), options.isWithBytes()));
            return report(
                    options.isExact() ? measurer.measureExactly(keys) : measurer.measure(keys), settings, leftOut);
        }

        private SkewReport report(KeyMeasurer.Measured measured, Settings settings, List<String> leftOut) {
            int partitions = options.partitions().orElse(settings.shufflePartitions());
            return new SkewReport(
                    measured.coverage(),
                    measured.rows(),
                    measured.bytes(),
                    options.unevenPartitions(),
                    measured.keys().stream()
                            .map(facts -> judge(facts, partitions))
                            .toList(),
                    leftOut);
        }

        private KeySkew judge(SkewFacts facts, int partitions) {
            double limit = options.hotImbalance();
            return new KeySkew(facts, SkewJudge.judge(facts, partitions, limit), partitions, limit);
        }
    }
}
