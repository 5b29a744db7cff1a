package dev.evenkeel.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of the user's own: Parquet, or CSV with a header.
 *
 * @param path a file or a directory
 * @param format as Spark names it
 */
public record UserFile(Path path, String format) {
    /** {@return the file of an option, once it is found to be there and of a known format} */
    public static UserFile of(String option, String name) {
        Path path = path(option, name);
        if (!Files.exists(path)) throw UserFileErrors.noSuchFile(option, name);
        String format = format(path)
                .or(() -> formatInside(path))
                .orElseThrow(() -> UserFileErrors.unknownFormat(path.toString()));
        return new UserFile(path, format);
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw UserFileErrors.noSuchFile(option, name);
        }
    }

    private static Optional<String> format(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) return Optional.of("parquet");
        return name.matches(".*\\.csv(\\.(gz|bz2))?") ? Optional.of("csv") : Optional.empty();
    }

    /** The format of the first file below a directory whose name tells one. */
    private static Optional<String> formatInside(Path path) {
        if (!Files.isDirectory(path)) return Optional.empty();
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(UserFile::format)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException e) {
            throw UserFileErrors.unreadable(path.toString(), e);
        }
    }

    /** {@return the table; its schema is read now, its rows by whoever asks for them} */
    public Dataset<Row> read(SparkSession spark) {
        try {
            return spark.read()
                    .format(format)
                    .option("header", "true")
                    .option("inferSchema", "true")
                    .load(path.toUri().toString());
        } catch (Exception e) { // Spark throws checked exceptions without declaring them
            throw UserFileErrors.unreadable(path.toString(), e);
        }
    }
}
