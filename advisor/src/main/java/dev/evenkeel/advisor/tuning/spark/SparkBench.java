package dev.evenkeel.advisor.tuning.spark;

import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.spark.RunRecorder;
import dev.evenkeel.advisor.spark.ScopedSession;
import dev.evenkeel.advisor.spark.SettingRegistry;
import dev.evenkeel.advisor.tuning.Bench;
import dev.evenkeel.advisor.tuning.TuningErrors;
import dev.evenkeel.advisor.tuning.judge.Measurement;
import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.spark.JobScope;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Runs of the user's job, each in a session of its own.
 *
 * <p>A Dataset that the job gives is computed in full, to Spark's own sink that keeps nothing, with its print taken on the
 * way. Wall time is that of job and computation; tasks are all that ran on the Spark context meanwhile.
 */
public final class SparkBench implements Bench {
    private final SparkSession caller;
    private final Function<SparkSession, ?> job;
    private final KnownSettings known;

    /** A bench for that job, beside the caller's session. */
    public SparkBench(SparkSession caller, Function<SparkSession, ?> job) {
        ScopedSession.requireClassic(caller);
        this.caller = caller;
        this.job = job;
        this.known = SettingRegistry.read();
    }

    @Override
    public Run run(Map<String, String> settings) {
        SparkSession session = ScopedSession.of(caller, settings);
        Option<SparkSession> before = SparkSession.getActiveSession();
        SparkSession.setActiveSession(session);
        try (RunRecorder recorder = RunRecorder.start(session)) {
            long start = System.nanoTime();
            ResultPrint print = JobScope.run(session.sparkContext(), "tuning", () -> result(session));
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            RunProfile profile = recorder.profile();
            return new Run(measured(profile, wall), print, profile);
        } finally {
            if (before.isDefined()) SparkSession.setActiveSession(before.get());
            else SparkSession.clearActiveSession();
        }
    }

    private ResultPrint result(SparkSession session) {
        Object result = job.apply(session);
        if (result == null) throw TuningErrors.nothingToCompare();
        if (!(result instanceof Dataset<?> data)) return ValuePrint.of(result);
        if (data.sparkSession() != session) throw TuningErrors.otherSession();
        if (data.isStreaming()) throw TuningErrors.streaming();
        return DatasetPrint.of(data);
    }

    private static Measurement measured(RunProfile profile, Duration wall) {
        return new Measurement(
                wall,
                profile.cpu(),
                Makespan.ofStages(profile.taskTimes(), Math.max(1, profile.slots())),
                profile.totals().value(TaskFigure.TASKS));
    }

    @Override
    public boolean isModifiable(String key) {
        return caller.conf().isModifiable(key);
    }

    @Override
    public String problem(String key, String text) {
        return known.problem(key, text).orElse("");
    }

    @Override
    public String current(String key) {
        Option<String> text = caller.conf().getOption(key);
        return text.isDefined() ? text.get() : "";
    }
}
