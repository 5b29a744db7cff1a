package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.micro.Micro;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Runs benchmarks by name and prints their tables.
 *
 * <p>Example: {@code mvn -q -Pbench -Dargs="detection memory" -Drows=1000000}.
 *
 * <p>Properties: {@code rows} of the tables, 20 million unless set; {@code bench.directory} where they are kept,
 * {@code target/bench} unless set.
 */
public final class Bench {
    private static final long ROWS = 20_000_000;
    private static final int MEMORY_ROUNDS = 3;

    private enum Part {
        DETECTION {
            @Override
            void run(PrintStream out) {
                inSession(spark -> new Detection(rows(), Interleaved.usual(), directory()).run(spark, out));
            }
        },
        MEMORY {
            @Override
            void run(PrintStream out) {
                inSession(spark -> new Memory(rows(), MEMORY_ROUNDS, directory()).run(spark, out));
            }
        },
        MICRO {
            @Override
            void run(PrintStream out) {
                Micro.run(out);
            }
        };

        abstract void run(PrintStream out);

        static String names() {
            return Arrays.stream(values()).map(Part::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private interface InSession {
        void run(SparkSession spark);
    }

    private Bench() {}

    /** Runs the parts named, each by a word or several in one argument; says which there are where none is. */
    public static void main(String... arguments) {
        List<String> names = Arrays.stream(arguments)
                .flatMap(words -> Arrays.stream(words.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> known = Arrays.stream(Part.values()).map(Part::toString).toList();
        if (names.isEmpty() || !known.containsAll(names)) {
            System.err.println(
                    "Name what to run, one or more of " + Part.names() + ": mvn -q -Pbench -Dargs=\"detection\".");
            System.exit(2);
        }
        names.forEach(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)).run(System.out));
    }

    private static void inSession(InSession work) {
        SparkSession spark = BenchSession.start(directory());
        try {
            work.run(spark);
        } finally {
            spark.stop();
        }
    }

    private static long rows() {
        return Long.getLong("rows", ROWS);
    }

    private static Path directory() {
        return Path.of(System.getProperty("bench.directory", "target/bench"));
    }
}
