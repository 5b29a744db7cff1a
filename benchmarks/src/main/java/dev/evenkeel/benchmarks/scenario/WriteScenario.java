package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.partition.PartitionOptions;
import dev.evenkeel.core.partition.PartitionSizer;
import dev.evenkeel.core.partition.WriteSizing;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table written by the values of a column: as it lies, brought together by the column, and in the files that {@link
 * PartitionSizer#forWrite} chooses.
 *
 * @param name its group and name
 * @param about what it is
 * @param rule which of the values a row has
 */
record WriteScenario(String name, String about, KeyRule rule) implements Scenario {
    /** What a file should have at medium scale: an eighth of the usual 128 MiB, as the table has no more than that. */
    private static final ByteSize FILE = ByteSize.mebibytes(16);

    private static final long ROWS = 10_000_000;
    /** Each of which writes a file for each value it has, where nothing brings them together. */
    private static final int TASKS = 16;

    private static final String AS_IT_LIES = "partitionBy alone";

    static List<Scenario> all() {
        return List.of(
                new WriteScenario(
                        "write/skewed-values",
                        "40 values by Zipf's law with exponent 1.5: the first has four rows of ten",
                        KeyRule.zipf(1.5, 40)),
                new WriteScenario("write/even-values", "40 values, all of which have as many rows", KeyRule.even(40)),
                new WriteScenario(
                        "write/many-values",
                        "120 values by Zipf's law with exponent 1.0: most of them small",
                        KeyRule.zipf(1.0, 120)));
    }

    @Override
    public ScenarioResult run(Room room) {
        SparkSession session = room.session(Map.of());
        JoinTable table = JoinTable.of("l", room.scale().rows(ROWS), rule).inFiles(TASKS);
        Dataset<Row> rows = room.read(table, session);
        Contest contest = new Contest(rows, AS_IT_LIES);
        PartitionSizer.Configured sizer = sizer(room.scale());
        add(contest, room, AS_IT_LIES, rows, files -> {
            files.write(rows);
            return "";
        });
        add(contest, room, "repartition(column)", rows, files -> {
            files.write(rows.repartition(col(JoinTable.KEY)));
            return "";
        });
        add(contest, room, Ways.OURS, rows, files -> {
            WriteSizing sizing = sizer.forWrite(rows, JoinTable.KEY);
            files.write(sizing.apply(rows));
            return sizing.files() + " files by " + sizing.partitions() + " tasks";
        });
        return contest.run(room, name, about);
    }

    /** {@return the sizer as all scenarios have it: for 64 slots, and with files as small as the tables} */
    static PartitionSizer.Configured sizer(Scale scale) {
        return PartitionSizer.withOptions(PartitionOptions.defaults()
                .withCluster(ClusterShape.ofSlots(Scale.SLOTS))
                .withFileTarget(scale.bytes(FILE)));
    }

    private interface Write {
        String to(WrittenFiles files);
    }

    private void add(Contest contest, Room room, String way, Dataset<Row> rows, Write write) {
        WrittenFiles files = new WrittenFiles(room.written(name, way), JoinTable.KEY, rows.schema());
        contest.with(
                way,
                new FileWriting(() -> write.to(files), () -> files.read(rows.sparkSession())),
                cost -> files.gauges());
    }
}
