package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@code SelectiveSalt} and {@code Cells}: a salt column beside the key on both sides, and the plain join
 * with one equality more.
 *
 * <p>A row of a key that is laid out is in one part of its side, and there once for each part of the other, so each
 * matching pair meets in exactly one cell, whatever the hot keys are said to be: wrong statistics cost time, never a
 * row. A row without a key takes a salt below 0, where nothing waits for it.
 *
 * <p>A copy of a preserved row meets only the parts of its matches that are in its cells, so a copy without a match
 * proves nothing. Whether the other side has the key is found by Spark within the same plan: if it has, such copies are
 * dropped, for another copy has the match; if it has not, all but the first are.
 */
final class GridJoin {
    private static final Column ZERO = functions.lit(0);

    private final JoinInputs inputs;
    private final List<KeyPair> pairs;
    private final SaltLayout layout;
    private final JoinType type;
    private final FreshNames names;
    private final HotKeyTable hotKeys;
    private final Map<Side, Traces> traces = new LinkedHashMap<>();

    /**
     * Columns by which a copied, preserved row without a match is told from one that is there in another cell.
     *
     * @param copy the number of the copy; null in a row that is not copied
     * @param id the number of its key
     * @param matched set in every row of the other side, so null where there was no match
     */
    private record Traces(String copy, String id, String matched) {
        Stream<String> names() {
            return Stream.of(copy, id, matched);
        }
    }

    private GridJoin(JoinInputs inputs, List<KeyPair> pairs, List<List<@Nullable Object>> keys, SaltLayout layout) {
        this.inputs = inputs;
        this.pairs = pairs;
        this.layout = layout;
        this.type = inputs.spec().joinType();
        this.names = FreshNames.beside(inputs);
        this.hotKeys = HotKeyTable.of(inputs.left().sparkSession(), pairs, keys, layout.grids(), names);
        for (Side side : Side.values()) {
            if (type.preserves(side) && layout.copies(side)) {
                traces.put(side, new Traces(names.fresh("copy"), names.fresh("id"), names.fresh("matched")));
            }
        }
    }

    /**
     * {@return the join with hot keys on grids; nothing runs until it is used}
     *
     * @param keys the values of the heavy keys, in the order of the layout's grids
     */
    static Dataset<Row> join(JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, SaltLayout layout) {
        return new GridJoin(inputs, shape.pairs(), keys, layout).join();
    }

    private Dataset<Row> join() {
        SaltedInputs joined = SaltedInputs.join(inputs, names, this::salted);
        return finished(joined.rows(), joined.salts());
    }

    /** Without the copies that met no part of their match, and without our columns. */
    private Dataset<Row> finished(Dataset<Row> joined, List<String> salts) {
        Dataset<Row> rows = joined;
        Stream<String> ours = salts.stream();
        for (Map.Entry<Side, Traces> traced : traces.entrySet()) {
            Traces trace = traced.getValue();
            Side other = traced.getKey().other();
            String found = names.fresh("found");
            Dataset<Row> there = hotKeys.idsIn(inputs.side(other), other, found);
            Column isSpare = functions
                    .col(found)
                    .isNotNull()
                    .or(functions.coalesce(functions.col(trace.copy()), ZERO).gt(0));
            rows = rows.join(
                            functions.broadcast(there),
                            functions.col(trace.id()).equalTo(functions.col(found)),
                            "left_outer")
                    .filter(functions.not(
                            functions.col(trace.matched()).isNull().and(isSpare)));
            ours = Stream.of(ours, trace.names(), Stream.of(found)).flatMap(name -> name);
        }
        return rows.drop(ours.toArray(String[]::new));
    }

    private Dataset<Row> salted(Side side, String salt) {
        Dataset<?> data = inputs.side(side);
        Traces trace = traces.get(side);
        String copy = trace == null ? names.fresh("copy") : trace.copy();
        String id = trace == null ? names.fresh("id") : trace.id();
        String salts = names.fresh("salts");
        String moved = names.fresh("salt");
        Dataset<Row> salted = hotKeys.copied(data, side, copy, salts, id)
                .withColumn(moved, saltOf(side, data, salts))
                .drop(salts);
        if (trace == null) salted = salted.drop(copy, id);
        Dataset<Row> placed = placed(salted, side, moved).withColumnRenamed(moved, salt);
        Traces other = traces.get(side.other());
        Dataset<Row> marked = other == null ? placed : placed.withColumn(other.matched(), functions.lit(true));
        return JoinExecutor.hashed(layout.hashed(), side, marked);
    }

    private Column saltOf(Side side, Dataset<?> data, String salts) {
        boolean spreadsNulls = layout.nullKeys().isScattered() && type.preserves(side);
        Column hash = layout.parts(side) || spreadsNulls ? RowHash.of(data) : functions.lit(0L);
        Column of = functions.col(salts);
        Column part = layout.parts(side)
                ? functions.pmod(hash, functions.size(of)).cast("int").plus(1)
                : functions.lit(1);
        Column hot =
                functions.when(of.isNotNull(), functions.element_at(of, part)).otherwise(functions.lit(0));
        Optional<Column> missing = KeyPair.missing(pairs, side).filter(m -> spreadsNulls);
        if (missing.isEmpty()) return hot;
        Column below = functions
                .lit(-1)
                .minus(functions.pmod(hash, functions.lit(layout.nullKeys().salts())));
        return functions.when(missing.get(), below.cast("int")).otherwise(hot);
    }

    /**
     * The side in the partitions of the layout. Where both sides of a join come straight from such a shuffle, Spark takes
     * the session's partitions for the fewest; so the salt gets its name only afterwards.
     */
    private Dataset<Row> placed(Dataset<Row> salted, Side side, String salt) {
        return layout.partitions().isPresent()
                ? KeyPair.placed(salted, pairs, side, layout.partitions().getAsInt(), salt)
                : salted;
    }
}
