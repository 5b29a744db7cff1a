package dev.evenkeel.testkit;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The questions of the oracle suite that are about whose column is meant: odd names, and tables joined with themselves. */
final class NameJoinCases {
    private static final String CASE_SENSITIVE = "spark.sql.caseSensitive";

    private NameJoinCases() {}

    static Stream<JoinCase> selfJoins() {
        return Stream.of(
                        everyUsing("itself", NameJoinCases::selfJoin),
                        everyType("itself", NameJoinCases::selfJoin, TablePair::equalKeys),
                        everyType("itself, null-safe", NameJoinCases::selfJoin, TablePair::nullSafeEqualKeys)
                                .limit(3),
                        everyUsing("its own part", NameJoinCases::part),
                        everyType("its own part", NameJoinCases::part, TablePair::equalKeys),
                        everyType("by alias", NameJoinCases::aliases, pair -> expr("l.k = r.k and l.l_id <= r.l_id"))
                                .map(byAlias -> byAlias.asking(List.of("l.k", "r.k", "l.l_id", "r.payload"))),
                        everyUsing("its own counts", NameJoinCases::counts))
                .flatMap(Function.identity());
    }

    static Stream<JoinCase> oddNames() {
        return Stream.of(
                        everyUsing("names that differ in case", NameJoinCases::otherCase)
                                .map(ignoring -> ignoring.under(Map.of(CASE_SENSITIVE, "false"))),
                        everyUsing("names that only case tells apart", NameJoinCases::twoCases)
                                .map(minding -> minding.under(Map.of(CASE_SENSITIVE, "true"))),
                        everyUsing("dotted key", NameJoinCases::dotted),
                        everyType(
                                "dotted key",
                                NameJoinCases::dotted,
                                pair -> pair.left()
                                        .col("`a.k`")
                                        .equalTo(pair.right().col("`a.k`"))),
                        some("back-quoted key", () -> renamed("a`k")),
                        some("second key first", () -> {
                            TablePair pair = JoinCases.usual();
                            return new TablePair(pair.left(), pair.right(), List.of("k1", "k"), pair.text());
                        }),
                        some("columns named like helpers", NameJoinCases::helperNames))
                .flatMap(Function.identity());
    }

    static TablePair selfJoin() {
        Dataset<Row> table = JoinCases.usual().left();
        return new TablePair(table, table, List.of("k"), "itself");
    }

    private static TablePair part() {
        Dataset<Row> table = JoinCases.usual().left();
        return new TablePair(table, table.filter("l_id % 3 > 0"), List.of("k"), "its own part");
    }

    private static TablePair aliases() {
        Dataset<Row> table = JoinCases.usual().left();
        return new TablePair(table.as("l"), table.as("r"), List.of("k"), "by alias");
    }

    private static TablePair counts() {
        Dataset<Row> table = JoinCases.usual().left();
        return new TablePair(table, table.groupBy("k").count(), List.of("k"), "its own counts");
    }

    private static TablePair otherCase() {
        TablePair pair = JoinCases.usual();
        return new TablePair(pair.left(), pair.right().withColumnRenamed("k", "K"), List.of("k", "K1"), "other case");
    }

    private static TablePair twoCases() {
        TablePair pair = JoinCases.usual();
        return new TablePair(
                pair.left().withColumn("K", expr("l_id")),
                pair.right().withColumn("K", expr("-r_id")),
                List.of("k"),
                "two cases");
    }

    private static TablePair dotted() {
        return renamed("a.k");
    }

    private static TablePair renamed(String key) {
        TablePair pair = JoinCases.usual();
        return new TablePair(
                pair.left().withColumnRenamed("k", key), pair.right().withColumnRenamed("k", key), List.of(key), key);
    }

    private static TablePair helperNames() {
        TablePair pair = JoinCases.usual();
        return new TablePair(
                pair.left().withColumn("salt", expr("l_id")).withColumn("__evenkeel_salt", expr("'mine'")),
                pair.right().withColumn("salt", expr("r_id")).withColumn("__evenkeel_salt", expr("'yours'")),
                pair.keys(),
                "helper names");
    }

    private static Stream<JoinCase> everyUsing(String name, Supplier<TablePair> tables) {
        return JoinTypes.eachButCross(name.length()).stream().map(type -> JoinCase.using(name, type, tables));
    }

    private static Stream<JoinCase> some(String name, Supplier<TablePair> tables) {
        return JoinTypes.some(3, name.length()).stream().map(type -> JoinCase.using(name, type, tables));
    }

    private static Stream<JoinCase> everyType(
            String name, Supplier<TablePair> tables, Function<TablePair, Column> condition) {
        return JoinTypes.eachButCross(name.length()).stream().map(type -> JoinCase.on(name, type, tables, condition));
    }
}
