package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Write;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A write to an object store whose output is renamed file by file at the end, as committers made for file systems do.
 *
 * <p>Example: 4,000 files written to {@code s3a://} in 3 minutes, and 5 minutes without a task until the query ended:
 * each rename there is a copy.
 *
 * <p>Reads writes whose text names an object store, and the time from the last task of the query to its end. Fires
 * where no committer of the store is set and that time reaches the gate; low at least. Silent on {@code s3://}, whose
 * vendors have committers of their own, where a committer is set, on file systems, and where Spark's text names no
 * place.
 */
final class OutputCommitter implements StepRule<Write> {
    private static final Pattern STORE = Pattern.compile("\\b(s3a|gs|abfss?|wasbs?|oss|cosn)://");
    private static final String S3A_COMMITTER = "spark.hadoop.fs.s3a.committer.name";
    private static final String PROTOCOL = "spark.sql.sources.commitProtocolClass";

    @Override
    public String id() {
        return "output-committer";
    }

    @Override
    public Class<Write> judged() {
        return Write.class;
    }

    @Override
    public Optional<Finding> judge(Step<Write> step, Case run) {
        Matcher store = STORE.matcher(step.node().detail());
        Settings settings = step.settings(run.run());
        if (!store.find() || hasCommitter(settings)) return Optional.empty();
        Duration committing = committing(step, run.run());
        Saving saving = run.whatIf().saving(new Change.LessIdle(committing)).lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because("after the last task the query took " + TextLayout.duration(committing) + " to commit: on "
                        + store.group(1) + " each rename is a copy")
                .costing(saving)
                .atLeast(Severity.LOW)
                .showing(Evidence.of("from the last task to the end of the query", committing)
                        .against(run.gate()))
                .rulingOut("the writing itself: its tasks had ended")
                .advising(advice(settings, store.group(1)))
                .build());
    }

    private static boolean hasCommitter(Settings settings) {
        String name = settings.text(S3A_COMMITTER).orElse("file");
        return !name.equals("file") || settings.text(PROTOCOL).orElse("").contains("PathOutput");
    }

    private static Duration committing(Step<Write> step, RunProfile run) {
        Optional<Instant> last = run.stages().stream()
                .filter(stage ->
                        stage.queryId().equals(OptionalLong.of(step.query().id())))
                .map(StageFacts::span)
                .map(span -> span.end())
                .max(Comparator.naturalOrder());
        Instant end = step.query().span().end();
        return last.filter(end::isAfter)
                .map(task -> Duration.between(task, end))
                .orElse(Duration.ZERO);
    }

    private static Advice advice(Settings settings, String store) {
        String check = "the query ends soon after its last task";
        String binding = "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol";
        if (store.equals("s3a")) {
            return Advice.setting(
                    "use the magic committer, which uploads in parts and completes them at once (spark-hadoop-cloud)",
                    check,
                    Knobs.to(settings, S3A_COMMITTER, "magic"),
                    Knobs.to(settings, PROTOCOL, binding));
        }
        return Advice.setting(
                "use the manifest committer, which renames in parallel (spark-hadoop-cloud)",
                check,
                Knobs.to(settings, PROTOCOL, binding),
                Knobs.to(
                        settings,
                        "spark.hadoop.mapreduce.outputcommitter.factory.class",
                        "org.apache.hadoop.mapreduce.lib.output.committer.manifest.ManifestCommitterFactory"));
    }
}
