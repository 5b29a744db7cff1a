package dev.evenkeel.joins.spark;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinErrors;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.skew.judge.SkewFacts;
import dev.evenkeel.skew.spark.HashedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;
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
        List<HashedKey> typed = typed(key, found);
        List<HeavyHitter> hitters = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            HeavyHitter hitter = found.get(i);
            hitters.add(new HeavyHitter(
                    typed.get(i).values(),
                    hitter.estimate(),
                    hitter.lower(),
                    hitter.upper(),
                    new Ratio(hitter.share().value()),
                    typed.get(i).hash(),
                    typed.get(i).partitionHash()));
        }
        int nullHash = typed.get(found.size()).partitionHash();
        KeyLoad load = new KeyLoad(key.rows(), key.nullRows(), hitters, key.error(), nullHash);
        return new SkewFacts(names, key.types(), key.distinctKeys(), load, key.bytes());
    }

    /** {@return the keys, and the one that is all null} */
    private List<HashedKey> typed(KeySkew key, List<HeavyHitter> found) {
        int[] places = names.stream().mapToInt(name -> place(key, name)).toArray();
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (HeavyHitter hitter : found) {
            List<@Nullable Object> ordered = new ArrayList<>();
            for (int at : places) ordered.add(hitter.key().get(at));
            values.add(ordered);
        }
        values.add(HashedKey.none(places.length));
        List<DataType> from =
                names.stream().map(name -> data.schema().apply(name).dataType()).toList();
        List<DataType> to = pairs.stream().map(KeyPair::type).toList();
        try {
            return HashedKey.cast(data.sparkSession(), from, to, values);
        } catch (RuntimeException e) {
            throw JoinErrors.reportOfOtherTypes(names, key.types(), e);
        }
    }

    private static int place(KeySkew key, String name) {
        for (int i = 0; i < key.columns().size(); i++) if (key.columns().get(i).equalsIgnoreCase(name)) return i;
        throw new IllegalStateException(name + " is not in " + key.columns());
    }
}
