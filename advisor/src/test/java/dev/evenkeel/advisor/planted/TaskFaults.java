package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.drain;
import static dev.evenkeel.advisor.planted.Rows.numbers;
import static dev.evenkeel.advisor.planted.Rows.withEvenKeys;
import static dev.evenkeel.advisor.planted.Rows.withHotKey;
import static dev.evenkeel.advisor.planted.Rows.workOn;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.evenkeel.testkit.SparkFixture;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Faults of how work is dealt out to tasks: uneven, too much for one, too little for many. */
final class TaskFaults {
    private static final long ROWS = 1600;
    private static final long MILLISECOND = 1_000_000;

    /** Without joining of small partitions: these have as few bytes as no real job, and would all become one. */
    private static final Map<String, String> EIGHT_PARTITIONS = Map.of(
            "spark.sql.adaptive.coalescePartitions.enabled", "false",
            "spark.sql.shuffle.partitions", "8");

    private TaskFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("hot key in a join", "uneven-stage")
                        .in(
                                EIGHT_PARTITIONS,
                                () -> workOn(joined(withHotKey(numbers(ROWS, 2)))),
                                () -> workOn(joined(withEvenKeys(numbers(ROWS, 2))))),
                PlantedFault.of("hot key in a window", "uneven-stage")
                        .in(
                                EIGHT_PARTITIONS,
                                () -> workOn(numbered(withHotKey(numbers(ROWS, 2)))),
                                () -> workOn(numbered(withEvenKeys(numbers(ROWS, 2))))),
                PlantedFault.of("hot key in a shuffle", "uneven-stage")
                        .in(
                                () -> workOn(withHotKey(numbers(ROWS, 2)).repartition(8, col("key"))),
                                () -> workOn(withEvenKeys(numbers(ROWS, 2)).repartition(8, col("key")))),
                PlantedFault.of("a slow task with no more rows than others", "slow-task")
                        .in(() -> workOn(numbers(ROWS, 8), row -> slowInTheLastTask()), () -> workOn(numbers(ROWS, 8))),
                PlantedFault.of("one task after repartition(1)", "one-task-stage")
                        .in(
                                () -> workOn(numbers(ROWS, 2).repartition(1)),
                                () -> workOn(numbers(ROWS, 2).repartition(8))),
                PlantedFault.of("a window over all rows", "unpartitioned-window")
                        .in(
                                EIGHT_PARTITIONS,
                                () -> workOn(
                                        numbers(ROWS, 2).select(row_number().over(Window.orderBy("id")))),
                                () -> workOn(numbered(withEvenKeys(numbers(ROWS, 2))))),
                PlantedFault.of("three tasks on two slots", "wave-tail")
                        .in(() -> workOn(numbers(2 * ROWS, 3)), () -> workOn(numbers(2 * ROWS, 6))),
                PlantedFault.of("2,000 tasks without work", "tiny-tasks")
                        .in(() -> drain(numbers(2000, 2000)), () -> drain(numbers(2000, 4))),
                PlantedFault.of("a large object in the closure", "launch-overhead")
                        .in(TaskFaults::lookUpInTheClosure, TaskFaults::lookUpInABroadcast));
    }

    private static Dataset<Row> joined(Dataset<Row> rows) {
        Dataset<Row> keys = numbers(200, 2).selectExpr("id - 1 AS key");
        return rows.join(keys.hint("merge"), "key").select("id");
    }

    private static Dataset<Row> numbered(Dataset<Row> rows) {
        return rows.select(row_number().over(Window.partitionBy("key").orderBy("id")));
    }

    private static long slowInTheLastTask() {
        return TaskContext.getPartitionId() == 7 ? 8 * MILLISECOND : MILLISECOND;
    }

    private static Map<Long, String> names() {
        Map<Long, String> names = new HashMap<>();
        for (long id = 0; id < 200_000; id++) names.put(id, "name " + id);
        return names;
    }

    private static void lookUpInTheClosure() {
        Map<Long, String> names = names();
        drain(numbers(ROWS, 12)
                .as(Encoders.LONG())
                .map((MapFunction<Long, String> & Serializable) names::get, Encoders.STRING()));
    }

    private static void lookUpInABroadcast() {
        Broadcast<Map<Long, String>> names =
                new JavaSparkContext(SparkFixture.spark().sparkContext()).broadcast(names());
        drain(numbers(ROWS, 12)
                .as(Encoders.LONG())
                .map(
                        (MapFunction<Long, String> & Serializable)
                                id -> names.value().get(id),
                        Encoders.STRING()));
    }
}
