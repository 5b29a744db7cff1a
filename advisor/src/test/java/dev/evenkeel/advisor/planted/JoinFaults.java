package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.drain;
import static dev.evenkeel.advisor.planted.Rows.numbers;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Faults of joins and of steps that make many rows of few. */
final class JoinFaults {
    private JoinFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("a range join without an equal key", "nested-loop-join")
                        .in(
                                () -> drain(inRange("b.id * 10 <= a.id AND a.id < b.id * 10 + 10")),
                                () -> drain(inRange("b.id = a.id DIV 10"))),
                PlantedFault.of("a join whose keys repeat on both sides", "exploding-join")
                        .in(
                                () -> drain(pairs(4).selectExpr("max(hash(id, other))")),
                                () -> drain(pairs(60_000).selectExpr("max(hash(id, other))"))),
                PlantedFault.of("explode ahead of an aggregate", "exploding-step")
                        .in(
                                () -> drain(copies(2000).groupBy("id").count()),
                                () -> drain(copies(5).groupBy("id").count())),
                PlantedFault.of("a small side that is shuffled", "missed-broadcast")
                        .in(
                                () -> drain(facts().join(names().hint("merge"), "key")),
                                () -> drain(facts().join(broadcast(names()), "key"))),
                PlantedFault.of("broadcasting switched off", "broadcast-off")
                        .under(
                                Map.of("spark.sql.autoBroadcastJoinThreshold", "-1"),
                                () -> drain(facts().join(names(), "key"))));
    }

    private static Dataset<Row> inRange(String condition) {
        return numbers(80_000, 4).as("a").join(broadcast(numbers(8_000, 1).as("b")), expr(condition));
    }

    private static Dataset<Row> pairs(int keys) {
        Dataset<Row> left = numbers(60_000, 4).selectExpr("id", "id % " + keys + " AS key");
        Dataset<Row> right = numbers(8_000, 4).selectExpr("id AS other", "id % " + keys + " AS key");
        return left.join(right, "key");
    }

    private static Dataset<Row> copies(int each) {
        return numbers(40_000, 4).selectExpr("id % 1000 AS id", "explode(sequence(1, " + each + ")) AS copy");
    }

    private static Dataset<Row> facts() {
        return numbers(4_000_000, 4).selectExpr("id", "id % 1000 AS key");
    }

    private static Dataset<Row> names() {
        return numbers(1000, 1).selectExpr("id AS key", "concat('name ', id) AS name");
    }
}
