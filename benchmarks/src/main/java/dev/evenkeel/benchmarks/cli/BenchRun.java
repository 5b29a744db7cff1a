package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.benchmarks.measure.Interleaved;
import dev.evenkeel.benchmarks.report.Machine;
import dev.evenkeel.benchmarks.report.ResultFiles;
import dev.evenkeel.benchmarks.report.Results;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.Summary;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.scenario.OwnPair;
import dev.evenkeel.benchmarks.scenario.Room;
import dev.evenkeel.benchmarks.scenario.Scenario;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Scenarios one after the other, each written down as soon as it is finished: whoever stops the run keeps what was
 * measured, and the next run goes on where this one stopped.
 */
final class BenchRun {
    /** Java compiles in the first round what the others run. */
    private static final int WARM_UPS = 1;

    private final RunRequest request;
    private final Path directory;
    private final PrintStream out;

    BenchRun(RunRequest request, Path directory, PrintStream out) {
        this.request = request;
        this.directory = directory;
        this.out = out;
    }

    /** {@return true where no scenario failed and no way gave wrong rows} */
    boolean run() {
        List<Scenario> scenarios = request.own()
                .map(OwnPair::scenario)
                .map(List::of)
                .orElseGet(() -> Bench.scenarios(request.scenarios()));
        try (Sessions sessions = new Sessions(directory)) {
            return run(scenarios, sessions);
        }
    }

    private boolean run(List<Scenario> scenarios, Sessions sessions) {
        String version = sessions.with(Map.of()).version();
        if (!version.startsWith(request.sparkLine())) throw BenchErrors.otherLine(request.sparkLine(), version);
        ResultFiles files = new ResultFiles(request.out(directory));
        Results results = before(files, Machine.here(version, scala.util.Properties.versionNumberString()));
        Results known = results;
        List<Scenario> left = scenarios.stream()
                .filter(scenario -> request.again() == RunRequest.Again.YES
                        || known.scenario(scenario.name()).isEmpty())
                .toList();
        out.println((scenarios.size() - left.size()) + " of " + scenarios.size() + " scenarios are finished already");
        RunProgress progress = new RunProgress(out, left.size());
        boolean wentWell = true;
        for (Scenario scenario : left) {
            progress.begins(scenario.name());
            SparkSession spark = sessions.with(scenario.context());
            try {
                ScenarioResult result = scenario.run(room(spark));
                if (isStopped(spark)) return false;
                results = results.with(result);
                files.write(results);
                Summary.lines(results, result).forEach(out::println);
                wentWell &= result.ways().stream().noneMatch(WayResult::wasWrong);
            } catch (Exception e) { // of any kind: checked ones of Scala come unannounced; the next scenario may do
                if (isStopped(spark)) return false;
                out.println("  FAILED: " + e);
                wentWell = false;
            }
            progress.ended();
        }
        out.println("Results are in " + files.directory());
        return wentWell;
    }

    /** A scenario that was cut short is no result, and no other can run: whoever stopped Spark wants to leave. */
    private boolean isStopped(SparkSession spark) {
        boolean isStopped = spark.sparkContext().isStopped();
        if (isStopped) out.println("Stopped; what was finished is kept");
        return isStopped;
    }

    private Room room(SparkSession spark) {
        Interleaved rounds = new Interleaved(WARM_UPS, request.rounds())
                .sparing(request.alternatives(), request.scale().patience());
        return new Room(spark, request.scale(), rounds, directory.resolve("data"), request.leftOut());
    }

    private Results before(ResultFiles files, Machine machine) {
        Results results = files.read()
                .orElseGet(() -> Results.none(machine, request.scale().toString()));
        if (!results.scale().equals(request.scale().toString()))
            throw BenchErrors.otherResults(
                    "scale", results.scale(), request.scale().toString());
        if (!results.machine().spark().equals(machine.spark()))
            throw BenchErrors.otherResults("Spark", results.machine().spark(), machine.spark());
        return results;
    }
}
