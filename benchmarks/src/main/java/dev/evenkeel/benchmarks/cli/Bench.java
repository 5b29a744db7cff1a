package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.benchmarks.micro.Micro;
import dev.evenkeel.benchmarks.report.Comparison;
import dev.evenkeel.benchmarks.report.ResultFiles;
import dev.evenkeel.benchmarks.scenario.Calibration;
import dev.evenkeel.benchmarks.scenario.DetectionTables;
import dev.evenkeel.benchmarks.scenario.Glob;
import dev.evenkeel.benchmarks.scenario.Scenario;
import dev.evenkeel.benchmarks.scenario.Scenarios;
import dev.evenkeel.benchmarks.scenario.SimulationCheck;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.explain.TextLayout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs benchmarks and compares their results.
 *
 * <p>Example: {@code mvn -q -Pbench -Dargs="run --scenario join/* --scale small"}. Says what it can do where it is told
 * nothing.
 *
 * <p>Exit code 0 where all went well, 1 where a way gave wrong rows or a scenario failed, 2 where the arguments were
 * wrong, said in one line. Tables are kept below {@code target/bench}, or the property {@code bench.directory}.
 */
public final class Bench {
    private static final long CHECKED_ROWS = 1_000_000;
    private static final int CHECKED_ROUNDS = 5;
    private static final long CALIBRATED_ROWS = 3_000_000;

    private final PrintStream out;
    private final Path directory;

    Bench(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    /** Does what the words say, given one by one or several in one argument. */
    public static void main(String... arguments) {
        Path directory = Path.of(System.getProperty("bench.directory", "target/bench"));
        System.exit(new Bench(System.out, directory).run(System.err, arguments));
    }

    int run(PrintStream err, String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        try {
            return run(words) ? 0 : 1;
        } catch (EvenkeelException e) {
            err.println(String.valueOf(e.getMessage()).replace('\n', ' '));
            return 2;
        }
    }

    private boolean run(List<String> words) {
        String command = words.isEmpty() ? "help" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (command) {
            case "help", "--help" -> out.print(RunRequest.HELP);
            case "list" -> list(RunRequest.parse(rest).scenarios());
            case "run" -> {
                return new BenchRun(RunRequest.parse(rest), directory, out).run();
            }
            case "compare" -> compare(rest);
            case "detection" -> DetectionTables.detection(directory, out);
            case "memory" -> DetectionTables.memory(directory, out);
            case "simulation" -> new SimulationCheck(CHECKED_ROWS, CHECKED_ROUNDS, directory).print(out);
            case "calibration" -> new Calibration(calibrated(rest), CHECKED_ROUNDS, directory).print(out);
            case "micro" -> Micro.run(out);
            default -> throw BenchErrors.unknownCommand(command);
        }
        return true;
    }

    private void list(Glob names) {
        List<List<String>> rows = Scenarios.matching(names).stream()
                .map(scenario -> List.of(scenario.name(), scenario.about()))
                .toList();
        TextLayout.table(List.of("scenario", "what it is"), rows).forEach(out::println);
    }

    private static long calibrated(List<String> words) {
        if (words.isEmpty()) return CALIBRATED_ROWS;
        String asked = words.get(0);
        long rows = asked.matches("[0-9]{1,10}") ? Long.parseLong(asked) : 0;
        if (rows < Calibration.LEAST_ROWS) throw BenchErrors.badRows(asked);
        return rows;
    }

    private void compare(List<String> files) {
        if (files.size() != 2) throw BenchErrors.twoFiles();
        Comparison.of(ResultFiles.read(Path.of(files.get(0))), ResultFiles.read(Path.of(files.get(1))))
                .lines()
                .forEach(out::println);
    }

    /** {@return the scenarios of that name, or an error that says which there are} */
    static List<Scenario> scenarios(Glob names) {
        List<Scenario> found = Scenarios.matching(names);
        if (found.isEmpty()) throw BenchErrors.noScenario(names);
        return found;
    }
}
