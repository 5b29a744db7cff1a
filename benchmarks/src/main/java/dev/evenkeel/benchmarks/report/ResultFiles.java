package dev.evenkeel.benchmarks.report;

import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The files of a run: {@code results.json}, {@code summary.md} and {@code report.html}. Each is replaced as a whole, so
 * that a run that is stopped leaves the last whole one.
 *
 * @param directory where they are
 */
public record ResultFiles(Path directory) {
    private static final String RESULTS = "results.json";

    /** {@return the results of a file} */
    public static Results read(Path file) {
        try {
            return ResultsJson.read(Files.readString(file));
        } catch (IOException e) {
            throw new EvenkeelException("Results cannot be read from " + file + ": " + e + ".");
        }
    }

    /** {@return the results that are there; nothing where none are} */
    public Optional<Results> read() {
        Path file = directory.resolve(RESULTS);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Writes all three. */
    public void write(Results results) {
        try {
            Files.createDirectories(directory);
            replace(RESULTS, ResultsJson.write(results));
            replace("summary.md", Summary.markdown(results));
            replace("report.html", ReportPage.html(results));
        } catch (IOException e) {
            throw new EvenkeelException("Results cannot be written to " + directory + ": " + e + ".");
        }
    }

    private void replace(String name, String text) throws IOException {
        Path whole = Files.writeString(directory.resolve(name + ".part"), text);
        Files.move(whole, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
