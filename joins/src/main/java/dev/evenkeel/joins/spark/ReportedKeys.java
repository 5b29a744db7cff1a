package dev.evenkeel.joins.spark;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinErrors;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a side of a join as a report on that side has them, in the types of the join's equalities.
 *
 * <p>Example: a report on {@code customer_id} as an int serves a join with a bigint: its values become longs, with the
 * hashes of longs. Cost: no job; the planner evaluates the projection of local rows.
 */
final class ReportedKeys {
    private final Dataset<?> data;
    private final List<KeyPair> pairs;
    private final List<String> names;

    private ReportedKeys(JoinInputs inputs, List<KeyPair> pairs, Side side) {
        this.data = inputs.side(side);
        this.pairs = pairs;
        this.names = pairs.stream()
                .map(pair -> data.select(pair.of(side)).columns()[0])
                .toList();
    }

    /** {@return the facts about the keys by which that side is joined} */
    static SkewFacts of(SkewReport report, JoinInputs inputs, List<KeyPair> pairs, Side side) {
        ReportedKeys keys = new ReportedKeys(inputs, pairs, side);
        KeySkew key = report.keys().stream()
                .filter(keys::isMeant)
                .findFirst()
                .orElseThrow(() -> JoinErrors.notInReport(
                        keys.names,
                        side,
                        report.keys().stream().map(KeySkew::columns).toList()));
        return keys.facts(key);
    }

    private boolean isMeant(KeySkew key) {
        return sorted(key.columns()).equals(sorted(names));
    }

    private static List<String> sorted(List<String> columns) {
        return columns.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private SkewFacts facts(KeySkew key) {
        List<HeavyHitter> found = key.heavyHitters();
        List<Row> typed = typed(key, found);
        int width = pairs.size();
        List<HeavyHitter> hitters = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Row row = typed.get(i);
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < width; column++) values.add(row.get(column));
            HeavyHitter hitter = found.get(i);
            hitters.add(new HeavyHitter(
                    values,
                    hitter.estimate(),
                    hitter.lower(),
                    hitter.upper(),
                    new Ratio(hitter.share().value()),
                    row.getLong(width + 1),
                    row.getInt(width)));
        }
        int nullHash = typed.get(found.size()).getInt(width);
        KeyLoad load = new KeyLoad(key.rows(), key.nullRows(), hitters, key.error(), nullHash);
        return new SkewFacts(names, key.types(), key.distinctKeys(), load, key.bytes());
    }

    /** {@return the keys, and the one that is all null, each with its two hashes} */
    private List<Row> typed(KeySkew key, List<HeavyHitter> found) {
        int[] places = names.stream().mapToInt(name -> place(key, name)).toArray();
        StructType schema = new StructType();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            schema = schema.add("k" + i, data.schema().apply(names.get(i)).dataType());
            columns.add(functions.col("k" + i).cast(pairs.get(i).type()));
        }
        List<Row> rows = new ArrayList<>();
        for (HeavyHitter hitter : found) {
            rows.add(RowFactory.create(
                    Arrays.stream(places).mapToObj(hitter.key()::get).toArray()));
        }
        rows.add(RowFactory.create(Collections.nCopies(pairs.size(), null).toArray()));
        Column[] values = columns.toArray(Column[]::new);
        columns.add(functions.hash(values));
        columns.add(functions.xxhash64(values));
        try {
            return data.sparkSession()
                    .createDataFrame(rows, schema)
                    .select(columns.toArray(Column[]::new))
                    .collectAsList();
        } catch (RuntimeException e) {
            throw JoinErrors.reportOfOtherTypes(names, key.types(), e);
        }
    }

    private static int place(KeySkew key, String name) {
        for (int i = 0; i < key.columns().size(); i++) if (key.columns().get(i).equalsIgnoreCase(name)) return i;
        throw new IllegalStateException(name + " is not in " + key.columns());
    }
}
