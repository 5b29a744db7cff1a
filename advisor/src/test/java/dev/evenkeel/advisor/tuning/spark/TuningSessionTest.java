package dev.evenkeel.advisor.tuning.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.Scripted;
import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditLog;
import dev.evenkeel.advisor.audit.AuditRecord;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.spark.ScopedSession;
import dev.evenkeel.advisor.tuning.Approval;
import dev.evenkeel.advisor.tuning.Outcome;
import dev.evenkeel.advisor.tuning.Outcome.Fate;
import dev.evenkeel.advisor.tuning.Proposal;
import dev.evenkeel.advisor.tuning.Proposals;
import dev.evenkeel.advisor.tuning.Proposer;
import dev.evenkeel.advisor.tuning.Situation;
import dev.evenkeel.advisor.tuning.TuningOptions;
import dev.evenkeel.advisor.tuning.TuningReport;
import dev.evenkeel.advisor.tuning.TuningSession;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job over a skewed table in a session of 120 shuffle partitions, which cost far more than its rows. What counts is
 * processor time, so that it does not matter what else the machine does.
 */
class TuningSessionTest {
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final String SPLITS = "spark.sql.files.openCostInBytes";
    private static final Pattern STAGE = Pattern.compile("\"id\":\"(S\\d+\\.\\d+)\"");
    private static final Map<String, String> SESSION = Map.of(
            PARTITIONS, "120", "spark.sql.adaptive.enabled", "false", SPLITS, "4m", "spark.acme.key", "canary-key");

    /** Passes every guard, and the job's own rows depend on it, as no setting of the allow-list does by itself. */
    private static final Proposal WRONG = Proposal.of(Map.of(SPLITS, "8m"), "scripted: changes the result");

    private static final Proposal SUBMITTED = Proposal.of(Map.of("spark.executor.memory", "8g"), "scripted: static");

    @TempDir
    private Path directory;

    /** Nine of ten rows have one key. */
    private static Dataset<Row> job(SparkSession session) {
        boolean isWrong = session.conf().get(SPLITS).equals("8m");
        return session.sql("SELECT IF(id % 10 > 0, -1, id) AS k, count(*) AS n, sum(id * 0.1D) AS x FROM orders"
                + " WHERE CAST(id AS STRING) <> 'canary-literal'" + (isWrong ? " AND id <> 4711" : "")
                + " GROUP BY 1");
    }

    /** Cites a stage that it was told of, and answers with a good setting, one without evidence and a forbidden one. */
    private static String answer(ModelRequest request) {
        Matcher stage = STAGE.matcher(String.join("", request.parts()));
        assertThat(stage.find()).isTrue();
        String configs = Stream.of(
                        item(PARTITIONS, "16", "session", stage.group(1)),
                        item("spark.sql.adaptive.enabled", "true", "session", ""),
                        item("spark.sql.ansi.enabled", "false", "session", stage.group(1)))
                .collect(Collectors.joining(","));
        return "{\"summary\": \"Too many tasks.\", \"configs\": [" + configs
                + "], \"actions\": [], \"question\": \"\"}";
    }

    private static String item(String key, String value, String scope, String stage) {
        return ("{\"key\": \"%s\", \"value\": \"%s\", \"scope\": \"%s\", \"reason\": \"scripted\","
                        + " \"evidence\": [%s], \"confidence\": \"high\"}")
                .formatted(key, value, scope, stage.isEmpty() ? "" : "\"" + stage + "\"");
    }

    private record Script(List<Proposal> items) implements Proposer {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public Proposals propose(Situation situation) {
            return situation.round() == 0 ? Proposals.of(items) : Proposals.none();
        }
    }

    /** What stops the process. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void goodAdviceIsKeptAndHarmfulAndWrongAdviceRolledBackAlsoAfterACrash() throws IOException {
        SparkSession spark = SparkFixture.spark();
        spark.range(0, 20_000, 1, 2).toDF("id").createOrReplaceTempView("orders");
        Path file = directory.resolve("audit.jsonl");
        Scripted model = new Scripted(TuningSessionTest::answer);
        TuningReport report = SparkFixture.withSettings(SESSION, () -> {
            Map<String, String> before = settings(spark);
            // The process ends when it is to try the second setting: the first one is kept by then.
            assertThatThrownBy(() -> tuned(spark, file, model, proposal -> {
                        if (proposal.settings().equals(harmful().settings())) throw new Crash();
                        return scriptedOnly(proposal);
                    }))
                    .isInstanceOf(Crash.class);
            TuningReport tuned = tuned(spark, file, model, TuningSessionTest::scriptedOnly);
            assertThat(settings(spark)).isEqualTo(before);
            assertThat(SparkSession.getActiveSession().get()).isSameAs(spark);
            return tuned;
        });

        assertThat(fates(report, "model")).containsExactly(Fate.KEPT);
        assertThat(fates(report, "script"))
                .containsExactly(Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.FOR_NEXT_SUBMISSION);
        assertThat(fates(report, "search")).as("the search asked too").contains(Fate.NOT_APPROVED);
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "16"));
        assertThat(report.forNextSubmission()).contains("spark.executor.memory 8g");
        assertThat(model.asked()).as("once, for all the crash").hasSize(1);

        List<AuditEvent> events =
                AuditLog.read(file).records().stream().map(AuditRecord::event).toList();
        assertThat(of(events, AuditEvent.Began.class)).hasSize(2);
        assertThat(of(events, AuditEvent.Ended.class)).hasSize(1);
        assertThat(of(events, AuditEvent.Measured.class))
                .filteredOn(run -> run.of().equals("baseline"))
                .allMatch(run -> run.tasks() == 122);
        assertThat(of(events, AuditEvent.Measured.class))
                .filteredOn(run -> run.of().equals("model-0-0") && run.role().endsWith("with"))
                .hasSize(3)
                .allMatch(run -> run.tasks() == 18 && run.rows() == 2001);
        assertThat(of(events, AuditEvent.RolledBack.class))
                .extracting(AuditEvent.RolledBack::code)
                .containsExactly("within-chance", "other-result");
        assertThat(of(events, AuditEvent.Judged.class))
                .filteredOn(judged -> judged.verdict().equals("refused"))
                .extracting(AuditEvent.Judged::code)
                .contains("setting-forbidden", "evidence-missing");
        assertThat(Files.readString(file)).doesNotContain("canary");
    }

    private static Proposal harmful() {
        return Proposal.of(Map.of(PARTITIONS, "90"), "scripted: more is more");
    }

    private static List<Fate> fates(TuningReport report, String by) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.id().startsWith(by + "-"))
                .map(Outcome::fate)
                .toList();
    }

    private static <E extends AuditEvent> List<E> of(List<AuditEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static TuningReport tuned(SparkSession spark, Path file, LanguageModel model, Approval approval) {
        try (AuditLog log = AuditLog.open(file)) {
            return TuningSession.of(spark, TuningSessionTest::job)
                    .called("customers")
                    .proposedBy(Advisor.withLlm(model))
                    .proposedBy(new Script(List.of(harmful(), WRONG, SUBMITTED)))
                    .approvedBy(approval)
                    .withOptions(TuningOptions.defaults()
                            .withYardstick(Yardstick.CPU)
                            .withNoisePairs(1)
                            .withPairs(3, 0.125))
                    .tune(log.run("r1"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What rules and search propose is right as well, and would take the test's time. */
    private static Approval.Answer scriptedOnly(Proposal proposal) {
        return proposal.reasoning().startsWith("scripted")
                ? Approval.Answer.approved("test")
                : Approval.Answer.refused("test", "not scripted");
    }

    private static Map<String, String> settings(SparkSession spark) {
        return scala.jdk.javaapi.CollectionConverters.asJava(spark.conf().getAll());
    }

    @Test
    void aScopedSessionBeginsAsTheCallersAndLeavesItAlone() {
        SparkSession spark = SparkFixture.spark();
        spark.range(3).createOrReplaceTempView("three");
        SparkSession own = ScopedSession.of(spark, Map.of(PARTITIONS, "7"));
        assertThat(own.conf().get(PARTITIONS)).isEqualTo("7");
        assertThat(spark.conf().get(PARTITIONS)).isEqualTo("4");
        assertThat(own.table("three").count()).isEqualTo(3);
        assertThat(own.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
        own.range(1).createOrReplaceTempView("own");
        assertThat(spark.catalog().tableExists("own")).isFalse();
    }

    @Test
    void proposersHaveNamesOfTheirOwn() {
        TuningSession session =
                TuningSession.of(SparkFixture.spark(), TuningSessionTest::job).proposedBy(new Script(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> session.proposedBy(new Script(List.of(WRONG))));
    }

    @Test
    void aJobThatCannotBeTunedIsRefusedInWords() {
        SparkSession spark = SparkFixture.spark();
        refused(session -> null, "The job gives nothing");
        refused(session -> spark.range(1), "belongs to another session");
        refused(session -> session.readStream().format("rate").load(), "is a streaming one");
    }

    private static void refused(Function<SparkSession, ?> job, String message) {
        assertThatThrownBy(() -> new SparkBench(SparkFixture.spark(), job).run(Map.of()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining(message);
    }
}
