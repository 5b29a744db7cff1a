package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.hadoop.HadoopSettings;
import dev.evenkeel.advisor.history.Alert;
import dev.evenkeel.advisor.history.AlertSink;
import dev.evenkeel.advisor.history.HistoryOptions;
import dev.evenkeel.advisor.history.PastRun;
import dev.evenkeel.advisor.history.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * What is done with an application's recording when it ends, as its settings say: a report is written, and the run is
 * held against earlier ones of its name.
 *
 * <p>What fails is logged, and the rest is done nevertheless; nothing is thrown.
 */
final class EndOfRun {
    private static final System.Logger LOG = System.getLogger(EndOfRun.class.getName());

    private final SparkConf conf;
    private final HadoopSettings hadoop;

    EndOfRun(SparkConf conf) {
        this.conf = conf;
        this.hadoop = HadoopSettings.of(settings(conf));
    }

    private static Map<String, String> settings(SparkConf conf) {
        Map<String, String> settings = new HashMap<>();
        for (Tuple2<String, String> pair : conf.getAll()) settings.put(pair._1(), pair._2());
        return settings;
    }

    /** Tells the report to the one who asks, writes it, and adds the run to its history. */
    void finish(Supplier<RunProfile> recording, Consumer<AdvisorReport> listener) {
        if (!conf.contains(AdvisorListener.OUTPUT) && !conf.contains(AdvisorListener.HISTORY)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "neither " + AdvisorListener.OUTPUT + " nor " + AdvisorListener.HISTORY
                            + " is set, so nothing is written of this run");
        }
        attempt("advise on the run", () -> {
            RunProfile profile = recording.get();
            AdvisorReport report = Advisor.rules().advise(profile);
            listener.accept(report);
            attempt("write the report", () -> write(profile, report));
            attempt("compare the run with earlier ones", () -> compare(profile, report));
        });
    }

    private void write(RunProfile profile, AdvisorReport report) throws IOException {
        if (!conf.contains(AdvisorListener.OUTPUT)) return;
        ReportFiles.write(profile, report, conf.get(AdvisorListener.OUTPUT), hadoop);
    }

    private void compare(RunProfile profile, AdvisorReport report) {
        if (!conf.contains(AdvisorListener.HISTORY)) return;
        RunHistory history =
                RunHistory.in(conf.get(AdvisorListener.HISTORY), hadoop).withOptions(options());
        PastRun run = PastRun.of(profile, report);
        List<Alert> alerts = history.compare(run);
        AlertSink.log().take(run, alerts);
        if (conf.contains(AdvisorListener.ALERTS)) {
            attempt(
                    "write alerts",
                    () -> AlertSink.file(Path.of(conf.get(AdvisorListener.ALERTS)))
                            .take(run, alerts));
        }
        history.add(run);
    }

    private HistoryOptions options() {
        HistoryOptions options = HistoryOptions.defaults();
        if (!conf.contains(AdvisorListener.DEADLINE)) return options;
        return options.withDeadline(Duration.ofSeconds(conf.getTimeAsSeconds(AdvisorListener.DEADLINE)));
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "could not " + what, e);
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }
}
