package dev.evenkeel.testkit;

import static dev.evenkeel.testkit.TableShape.local;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The questions of the oracle suite that are about the tables: their rows, types and number; and the refused ones. */
final class JoinCases {
    private JoinCases() {}

    /** Tables of two keys, an int and a string, with duplicates and nulls on both sides. */
    static TablePair usual() {
        return RandomTables.pair(
                3, local(24, KeySpread.ZIPF), local(18, KeySpread.UNIFORM), KeyType.INT, KeyType.STRING);
    }

    static Stream<JoinCase> random(int count) {
        return SeedSource.seeds(count).mapToObj(RandomJoinCases::of);
    }

    static Stream<JoinCase> spellings() {
        Supplier<TablePair> tables =
                () -> RandomTables.pair(5, local(9, KeySpread.ZIPF), local(7, KeySpread.ZIPF), KeyType.LONG);
        return JoinTypes.spellings()
                .map(type -> type.length() % 2 == 0
                        ? JoinCase.using("equal keys", type, tables)
                        : JoinCase.on("equal keys", type, tables, TablePair::equalKeys));
    }

    static Stream<JoinCase> edges() {
        TableShape empty = local(0, KeySpread.UNIFORM);
        TableShape usual = local(14, KeySpread.UNIFORM);
        TableShape oneKey = local(9, KeySpread.ONE_KEY);
        TableShape noKey = local(6, KeySpread.ALL_NULL);
        return Stream.of(
                        edge(0, empty, usual),
                        edge(1, usual, empty),
                        edge(2, empty, empty),
                        edge(3, noKey, usual),
                        edge(4, usual, noKey),
                        edge(5, noKey, noKey),
                        edge(6, oneKey, oneKey),
                        edge(7, oneKey, noKey))
                .flatMap(List::stream);
    }

    /** Every join type in one of the three forms, in turn. */
    private static List<JoinCase> edge(int turn, TableShape left, TableShape right) {
        Supplier<TablePair> tables = () -> RandomTables.pair(11, left, right, KeyType.DOUBLE);
        String name = left + " x " + right;
        List<JoinCase> cases = new ArrayList<>();
        for (String type : JoinTypes.each(turn)) {
            cases.add(
                    switch ((turn + cases.size()) % 3) {
                        case 0 -> JoinCase.using(name, type, tables);
                        case 1 -> JoinCase.on(name + ", equal keys", type, tables, TablePair::equalKeys);
                        default ->
                            JoinCase.on(name + ", null-safe equal keys", type, tables, TablePair::nullSafeEqualKeys);
                    });
        }
        return cases;
    }

    static Stream<JoinCase> chains() {
        List<JoinCase> cases = new ArrayList<>();
        List<String> types = JoinTypes.eachButCross(0);
        for (int first = 0; first < types.size(); first++) {
            for (int step = 0; step < 2; step++) {
                String second = types.get((first * 5 + step * 2 + 1) % types.size());
                cases.add(step == 0 ? chainOfUsing(types.get(first), second) : chain(types.get(first), second));
            }
        }
        return cases.stream();
    }

    private static JoinCase chain(String first, String second) {
        return new JoinCase("chain on conditions, " + first + ", " + second, Map.of(), () -> {
            Sides sides = Sides.of();
            Column atFirst = sides.a.col("k").equalTo(sides.b.col("k"));
            // Not every join type leaves b's columns, so the second condition asks for a's.
            Column atSecond = sides.a.col("l_id").equalTo(sides.c.col("k"));
            return sides.question(
                    joining -> joining.join(joining.join(sides.a, sides.b, atFirst, first), sides.c, atSecond, second));
        });
    }

    private static JoinCase chainOfUsing(String first, String second) {
        return new JoinCase("chain by names, " + first + ", " + second, Map.of(), () -> {
            Sides sides = Sides.of();
            return sides.question(joining -> joining.join(
                    joining.join(sides.a, sides.b, new String[] {"k"}, first), sides.c, new String[] {"k"}, second));
        });
    }

    static Stream<JoinCase> refused() {
        Supplier<TablePair> tables = JoinCases::usual;
        return Stream.of(
                JoinCase.using("no such type", "sideways", tables),
                JoinCase.on("no such type", "sideways", tables, TablePair::equalKeys),
                JoinCase.using("no such column", "left", () -> {
                    TablePair pair = usual();
                    return new TablePair(pair.left(), pair.right(), List.of("k", "nobody"), pair.text());
                }),
                JoinCase.using("only one side has the column", "inner", () -> {
                    TablePair pair = usual();
                    return new TablePair(pair.left(), pair.right(), List.of("l_id"), pair.text());
                }),
                JoinCase.on(
                        "not a condition",
                        "inner",
                        tables,
                        pair -> pair.left().col("l_id").plus(pair.right().col("r_id"))),
                JoinCase.on("ambiguous name", "inner", tables, pair -> expr("payload = 'p1'")),
                JoinCase.on(
                        "unknown name", "inner", tables, pair -> col("nobody").equalTo(lit(1))),
                JoinCase.on(
                        "column of another table",
                        "inner",
                        tables,
                        pair -> pair.left().col("k").equalTo(usual().right().col("k"))),
                JoinCase.on(
                        "ambiguous self-join",
                        "inner",
                        NameJoinCases::selfJoin,
                        pair -> pair.left().col("l_id").lt(pair.right().col("l_id"))));
    }

    /** Three tables that a chain joins. */
    private record Sides(Dataset<Row> a, Dataset<Row> b, Dataset<Row> c) {
        static Sides of() {
            TablePair first = usual();
            Dataset<Row> third = RandomTables.pair(8, local(12, KeySpread.ZIPF), local(1, KeySpread.ZIPF), KeyType.INT)
                    .left()
                    .withColumnRenamed("l_id", "c_id");
            return new Sides(first.left(), first.right(), third);
        }

        JoinCase.Question question(Function<Joining, Dataset<Row>> answer) {
            return new JoinCase.Question(List.of(a, b, c), List.of(), answer);
        }
    }
}
