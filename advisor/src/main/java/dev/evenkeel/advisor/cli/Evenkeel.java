package dev.evenkeel.advisor.cli;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.history.Alert;
import dev.evenkeel.advisor.history.AlertSink;
import dev.evenkeel.advisor.history.PastRun;
import dev.evenkeel.advisor.history.RunHistory;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code evenkeel}: reads event logs, prints what to change, and ends with a code that a build can act on.
 *
 * <p>Example, with Spark's jars on the class path and none of Spark's flags:
 *
 * <pre>
 * java -cp "evenkeel/*:$SPARK_HOME/jars/*" dev.evenkeel.advisor.cli.Evenkeel advise app-1.zstd --fail-on severe
 * </pre>
 *
 * <p>Reports go to the standard output, progress and errors to the standard error. A log that cannot be read is named, and
 * the others are read nevertheless.
 */
public final class Evenkeel {
    private final PrintStream out;
    private final PrintStream err;

    Evenkeel(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its code. */
    public static void main(String[] words) {
        keepLogQuiet();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = new Evenkeel(out, err).run(words);
        out.flush();
        System.exit(code);
    }

    /** Spark's classes log as soon as they are loaded; who has asked for a log of his own gets that. */
    private static void keepLogQuiet() {
        boolean hasOwn = System.getProperty("log4j.configurationFile") != null
                || System.getProperty("log4j2.configurationFile") != null;
        if (!hasOwn) System.setProperty("log4j2.configurationFile", "dev/evenkeel/advisor/cli/log4j2.properties");
    }

    /** {@return the code to end with} */
    int run(String... words) {
        try {
            Request request = Request.of(words);
            if (request.asksForHelp()) {
                out.print(Usage.TEXT);
                return ExitCode.FINE.number();
            }
            ExitCode worst = ExitCode.FINE;
            for (String log : request.logs()) worst = worst.atLeast(advise(log, request));
            return worst.number();
        } catch (CommandErrors.Misuse e) {
            err.println("evenkeel: " + e.getMessage());
            return ExitCode.WRONG_USAGE.number();
        }
    }

    private ExitCode advise(String log, Request request) {
        try {
            ReadingProgress progress =
                    request.isQuiet() ? ReadingProgress.NONE : new ProgressLines(err, log, System::nanoTime);
            RunProfile profile = EventLogs.reporting(progress).profile(log);
            AdvisorReport report =
                    Advisor.rules().withOptions(request.advisorOptions()).advise(profile);
            out.print(request.asksForJson() ? report.toJson() + "\n" : report.explain());
            request.html().ifPresent(file -> write(file, report.toHtml()));
            List<Alert> alerts = alerts(profile, report, request);
            boolean tooSevere = report.findings().stream().anyMatch(finding -> request.failsOn(finding.severity()))
                    || alerts.stream().anyMatch(alert -> request.failsOn(alert.severity()));
            return tooSevere ? ExitCode.TOO_SEVERE : ExitCode.FINE;
        } catch (EvenkeelException e) {
            err.println("evenkeel: " + e.getMessage());
            return ExitCode.NOT_DONE;
        } catch (RuntimeException e) {
            err.println("evenkeel: a fault of Evenkeel's own at " + log + ":");
            e.printStackTrace(err);
            return ExitCode.FAULT;
        }
    }

    /** Where JSON is asked for, the standard output holds nothing else. */
    private List<Alert> alerts(RunProfile profile, AdvisorReport report, Request request) {
        if (request.history().isEmpty()) return List.of();
        RunHistory history = RunHistory.in(request.history().get()).withOptions(request.historyOptions());
        PastRun run = PastRun.of(profile, report);
        List<Alert> alerts = history.compare(run);
        history.add(run);
        PrintStream to = request.asksForJson() ? err : out;
        alerts.forEach(alert -> to.println("alert: " + alert));
        request.alerts().ifPresent(file -> AlertSink.file(Path.of(file)).take(run, alerts));
        return alerts;
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            throw CommandErrors.unwritable(file, e);
        }
    }
}
