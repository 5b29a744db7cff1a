package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.BenchSession;
import dev.evenkeel.benchmarks.measure.Interleaved;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of finding keys and of the memory that takes, printed: of 20 million rows, or of as many as the property
 * {@code rows} says.
 */
public final class DetectionTables {
    private static final long ROWS = 20_000_000;
    private static final int MEMORY_ROUNDS = 3;

    /** Splits so small that a table of some hundred megabytes has a few dozen; few partitions to shuffle into. */
    private static final Map<String, String> SETTINGS =
            Map.of("spark.sql.files.maxPartitionBytes", "16m", "spark.sql.shuffle.partitions", "8");

    private DetectionTables() {}

    /** Prints what each way to find frequent keys costs and finds. */
    public static void detection(Path directory, PrintStream out) {
        inSession(directory, spark -> new Detection(rows(), Interleaved.usual(), directory).run(spark, out));
    }

    /** Prints by how much the heap grows meanwhile. */
    public static void memory(Path directory, PrintStream out) {
        inSession(directory, spark -> new Memory(rows(), MEMORY_ROUNDS, directory).run(spark, out));
    }

    private static void inSession(Path directory, Consumer<SparkSession> work) {
        SparkSession spark = BenchSession.start(directory, SETTINGS);
        try {
            work.accept(spark);
        } finally {
            spark.stop();
        }
    }

    private static long rows() {
        return Long.getLong("rows", ROWS);
    }
}
