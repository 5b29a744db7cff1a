package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Joins of even data, in which there is nothing to win: Evenkeel is to leave them to Spark, at next to no cost.
 *
 * <p>The left side has ten rows of each key of the right side, which has each key once, unless said otherwise.
 */
final class EvenJoins {
    private static final long ROWS = 5_000_000;
    private static final int PER_KEY = 10;
    private static final int WIDE = 20;
    static final int MANY_FILES = 400;

    private EvenJoins() {}

    /** A join of even data, which is told by how it differs from the usual one. */
    private record Even(
            long rows,
            long keys,
            long rightRows,
            int files,
            Ratio nulls,
            JoinType type,
            List<String> key,
            UnaryOperator<Dataset<Row>> shape) {
        static Even usual() {
            return of(ROWS);
        }

        static Even of(long rows) {
            return new Even(
                    rows,
                    rows / PER_KEY,
                    rows / PER_KEY,
                    JoinTable.USUAL_FILES,
                    Ratio.ZERO,
                    JoinType.INNER,
                    List.of(JoinTable.KEY),
                    side -> side);
        }

        Even keys(long number, long right) {
            return new Even(rows, number, right, files, nulls, type, key, shape);
        }

        Even inFiles(int number) {
            return new Even(rows, keys, rightRows, number, nulls, type, key, shape);
        }

        Even withNulls(double share) {
            return new Even(rows, keys, rightRows, files, new Ratio(share), type, key, shape);
        }

        Even as(JoinType other) {
            return new Even(rows, keys, rightRows, files, nulls, other, key, shape);
        }

        Even on(List<String> columns, UnaryOperator<Dataset<Row>> shaped) {
            return new Even(rows, keys, rightRows, files, nulls, type, columns, shaped);
        }

        Even shaped(UnaryOperator<Dataset<Row>> shaped) {
            return on(key, shaped);
        }

        Scenario named(String name, String about) {
            return JoinScenario.ofPlainAndOurs("even/" + name, about, (session, room) -> {
                Scale scale = room.scale();
                KeyRule rule = KeyRule.even(scale.rows(keys));
                JoinTable left = JoinTable.of("l", scale.rows(rows), rule)
                        .withNulls(nulls)
                        .inFiles(files);
                JoinTable right = JoinTable.of("r", scale.rows(rightRows), rule);
                return new JoinCase(
                        shape.apply(room.read(left, session)), shape.apply(room.read(right, session)), key, type);
            });
        }
    }

    /** {@return all of them} */
    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                Even.of(50_000).named("tiny", "50,000 rows at medium scale"),
                Even.of(500_000).named("small", "half a million rows at medium scale"),
                Even.usual().named("medium", "five million rows at medium scale"),
                Even.usual().keys(ROWS, ROWS).named("one-to-one", "as many rows on both sides, each key once"),
                Even.usual().keys(ROWS / 2, ROWS).named("two-to-two", "each key twice on both sides"),
                Even.usual().keys(100_000, 100_000).named("few-keys", "500 left rows of each key, a small right side"),
                Even.usual()
                        .keys(ROWS / PER_KEY, ROWS / PER_KEY / 2)
                        .named("half-unmatched", "half of the keys on one side only"),
                Even.usual().withNulls(0.044).named("some-nulls", "4.4 % of the left rows without a key, as in TPC-DS"),
                Even.usual().inFiles(8).named("few-files", "the left side in 8 files at medium scale"),
                Even.usual()
                        .inFiles(MANY_FILES)
                        .named("many-files", "the left side in 400 small files at medium scale")));
        for (JoinType type : List.of(
                JoinType.LEFT_OUTER,
                JoinType.RIGHT_OUTER,
                JoinType.FULL_OUTER,
                JoinType.LEFT_SEMI,
                JoinType.LEFT_ANTI)) {
            all.add(Even.usual()
                    .as(type)
                    .named(
                            type.keyword().replace('_', '-'),
                            type.keyword().toLowerCase(Locale.ROOT).replace('_', ' ') + " join"));
        }
        all.addAll(List.of(
                Even.usual().shaped(EvenJoins::wide).named("wide", "20 columns more on both sides"),
                Even.usual().shaped(side -> side.select(JoinTable.KEY)).named("narrow", "the key alone"),
                Even.usual()
                        .on(List.of("k1", "k2"), EvenJoins::composite)
                        .named("composite", "a key of two columns, one of ten values"),
                Even.usual().on(List.of("s"), EvenJoins::text).named("string-key", "a key of 30 characters"),
                Even.usual().on(List.of("d"), EvenJoins::decimal).named("decimal-key", "a decimal key"),
                Even.usual()
                        .keys(100_000, 100_000)
                        .on(List.of("day"), EvenJoins::date)
                        .named("date-key", "a date as key"),
                Even.usual().shaped(side -> side.where("k % 3 <> 0")).named("filtered", "a filter above both sides")));
        return all;
    }

    private static Dataset<Row> wide(Dataset<Row> side) {
        String name = side.columns()[1];
        Dataset<Row> wide = side;
        for (int i = 0; i < WIDE; i++)
            wide = wide.withColumn(name + i, col(name).plus(i));
        return wide;
    }

    private static Dataset<Row> composite(Dataset<Row> side) {
        return keyed(side, "k1", col(JoinTable.KEY)).withColumn("k2", col("k1").mod(10));
    }

    private static Dataset<Row> text(Dataset<Row> side) {
        return keyed(side, "s", concat(lit("a key that is a rather long text "), col(JoinTable.KEY)));
    }

    private static Dataset<Row> decimal(Dataset<Row> side) {
        return keyed(side, "d", col(JoinTable.KEY).cast("decimal(20,2)"));
    }

    private static Dataset<Row> date(Dataset<Row> side) {
        return keyed(
                side,
                "day",
                date_add(
                        to_date(lit("2000-01-01")),
                        col(JoinTable.KEY).mod(1_000_003).cast("int")));
    }

    private static Dataset<Row> keyed(Dataset<Row> side, String name, Column key) {
        return side.withColumn(name, key).drop(JoinTable.KEY);
    }
}
