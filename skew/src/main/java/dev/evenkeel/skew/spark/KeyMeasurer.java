package dev.evenkeel.skew.spark;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.skew.Coverage;
import dev.evenkeel.skew.judge.Extrapolation;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;

/**
 * One pass over the keys of a Dataset, by the fastest way that its plan offers: the dictionary numbers of its column
 * batches, their values, else rows.
 *
 * <p>Cost: one Spark job that reads the key columns alone (all columns where rows are weighed), and no shuffle of data.
 * Memory of a task, a key: a sketch of {@link KeyLook#counters()} keys; see
 * {@link dev.evenkeel.core.stats.KeyCounter}.
 */
public final class KeyMeasurer {
    private static final int NAME_WIDTH = 60;

    private final Dataset<?> data;
    private final KeyLook look;

    private KeyMeasurer(Dataset<?> data, KeyLook look) {
        this.data = data;
        this.look = look;
    }

    /** {@return a measurer of a Dataset of a classic session} */
    public static KeyMeasurer of(Dataset<?> data, KeyLook look) {
        return new KeyMeasurer(data, look);
    }

    /**
     * What a pass found.
     *
     * @param coverage how much was read
     * @param rows rows of each partition that was read whole
     * @param bytes bytes of each of them, where rows were weighed
     * @param keys the facts of each key, in the order of the keys
     */
    public record Measured(
            Coverage coverage, PartitionSizes rows, Optional<PartitionSizes> bytes, List<SkewFacts> keys) {
        /** Keeps a copy of the list. */
        public Measured {
            keys = List.copyOf(keys);
        }
    }

    /** {@return what one pass finds about the keys} */
    public Measured measure(List<Key> keys) {
        List<List<DataType>> types = keys.stream().map(key -> key.types(data)).toList();
        KeyPass pass = pass(keys, types);
        Stratum whole = pass.seen().statistic().whole();
        Stratum heads = pass.seen().statistic().heads();
        Coverage coverage = new Coverage(
                pass.seen().partitions(),
                whole.rows().partitions(),
                look.portion().head(),
                look.oneInRows());
        Extrapolation ofRows = extrapolation(coverage, whole.rows(), heads.rows());
        Optional<Extrapolation> ofBytes = look.isWeighing()
                ? Optional.of(extrapolation(coverage, whole.bytes(), heads.bytes()))
                : Optional.empty();
        List<SkewFacts> facts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            CountedKey counted =
                    new CountedKey(keys.get(i), types.get(i), pass.forms().get(i));
            facts.add(counted.facts(
                    data.sparkSession(), whole.keys().get(i), heads.keys().get(i), ofRows, ofBytes));
        }
        return new Measured(
                coverage, whole.rows(), look.isWeighing() ? Optional.of(whole.bytes()) : Optional.empty(), facts);
    }

    /**
     * {@return what one pass finds, the rows of every key counted one by one}
     *
     * <p>Cost: one more job a key; see {@link ExactCounts}.
     */
    public Measured measureExactly(List<Key> keys) {
        Measured measured = measure(keys);
        List<SkewFacts> exact = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            exact.add(ExactCounts.refine(measured.keys().get(i), data, key, key.types(data), look.counters()));
        }
        return new Measured(measured.coverage(), measured.rows(), measured.bytes(), exact);
    }

    private static Extrapolation extrapolation(Coverage coverage, PartitionSizes whole, PartitionSizes heads) {
        return Extrapolation.of(
                whole.total(), heads.total(), coverage.partitions(), coverage.whole(), coverage.oneInRows());
    }

    /** What a pass saw, and how the bytes of each key in it are read back. */
    private record KeyPass(OnePass.Seen<TableStatistic> seen, List<KeyForm> forms) {}

    private KeyPass pass(List<Key> keys, List<List<DataType>> types) {
        return overBatches(keys, types).orElseGet(() -> overRows(keys, types));
    }

    private Optional<KeyPass> overBatches(List<Key> keys, List<List<DataType>> types) {
        if (look.isWeighing()) return Optional.empty(); // a whole row has its bytes only as a row
        Column[] columns =
                keys.stream().flatMap(key -> Arrays.stream(key.columns())).toArray(Column[]::new);
        return ColumnBatches.of(data.select(columns))
                .flatMap(batches -> BatchScan.of(keys, types, batches, look.counters(), look.oneInRows())
                        .map(scan -> new KeyPass(
                                OnePass.over(
                                        data.sparkSession().sparkContext(),
                                        batches::read,
                                        what(keys),
                                        look.portion(),
                                        none(keys),
                                        scan),
                                scan.forms())));
    }

    private KeyPass overRows(List<Key> keys, List<List<DataType>> types) {
        RowScan scan = look.isWeighing()
                ? RowScan.weighing(keys, look.counters(), data.columns().length)
                : RowScan.counting(keys, look.counters(), look.oneInRows());
        return new KeyPass(
                OnePass.over(data.select(scan.projection(keys, types)), what(keys), look.portion(), none(keys), scan),
                types.stream().map(scan::form).toList());
    }

    private TableStatistic none(List<Key> keys) {
        return TableStatistic.none(keys.size(), look.counters());
    }

    private static String what(List<Key> keys) {
        if (keys.isEmpty()) return "count the rows of each input partition";
        if (keys.size() > 1) return "find the frequent keys of " + keys.size() + " columns";
        return "find the frequent keys of "
                + TextLayout.cell(String.join(", ", keys.get(0).names()), NAME_WIDTH);
    }
}
