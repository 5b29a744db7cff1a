package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.core.explain.TextLayout;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the micro benchmarks, and gives a line for each with each distribution of keys. */
public final class Micro {
    private static final List<String> HEADINGS = List.of("", "keys", "time", "±", "unit");

    private Micro() {}

    /** Runs all of them, three warm-ups and five rounds of a second each in a Java of its own, and prints the table. */
    public static void run(PrintStream out) {
        Options options = all().forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        out.printf(
                "%nk = %,d, %,d rows; average of 5 rounds of 1 s after 3 warm-ups, ± 99.9 %% confidence%n%n",
                Sketches.COUNTERS, KeyStream.ROWS);
        table(run(options)).forEach(out::println);
    }

    static ChainedOptionsBuilder all() {
        return new OptionsBuilder().include(Micro.class.getPackageName() + "\\.");
    }

    static Collection<RunResult> run(Options options) {
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run the benchmarks", e);
        }
    }

    static List<String> table(Collection<RunResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            String name = result.getParams().getBenchmark();
            rows.add(List.of(
                    name.substring(Micro.class.getPackageName().length() + 1),
                    keys(result.getParams()),
                    number(time.getScore()),
                    number(time.getScoreError()),
                    time.getScoreUnit()));
        }
        return TextLayout.table(HEADINGS, rows);
    }

    /** {@return how keys are distributed, or how many heavy ones there are; nothing where it is not about keys} */
    private static String keys(BenchmarkParams params) {
        String distribution = params.getParam("distribution");
        if (distribution != null) return distribution.toLowerCase(Locale.ROOT).replace('_', ' ');
        String heavy = params.getParam("heavyKeys");
        return heavy == null ? "-" : heavy + " heavy";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }
}
