package dev.evenkeel.advisor.tuning.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditLog;
import dev.evenkeel.advisor.audit.AuditRecord;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job over a skewed table in a session of 240 shuffle partitions, which cost far more than its rows. What counts is
 * processor time, so that it does not matter what else the machine does.
 */
class TuningSessionTest {
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final String SPLITS = "spark.sql.files.openCostInBytes";
    private static final Map<String, String> SESSION =
            Map.of(PARTITIONS, "240", "spark.sql.adaptive.enabled", "false", SPLITS, "4m");

    private static final Proposal GOOD = Proposal.of(Map.of(PARTITIONS, "8"), "scripted: 240 tasks for 2,000 keys");
    private static final Proposal HARMFUL = Proposal.of(Map.of(PARTITIONS, "160"), "scripted: more is more");
    private static final Proposal WRONG = Proposal.of(Map.of(SPLITS, "8m"), "scripted: the job's rows depend on it");
    private static final Proposal SUBMITTED = Proposal.of(Map.of("spark.executor.memory", "8g"), "scripted: static");

    @TempDir
    private Path directory;

    /** Nine of ten rows have one key. */
    private static Dataset<Row> job(SparkSession session) {
        boolean isWrong = session.conf().get(SPLITS).equals("8m");
        return session.sql("SELECT IF(id % 10 > 0, -1, id) AS k, count(*) AS n, sum(id * 0.1D) AS x FROM orders"
                + (isWrong ? " WHERE id <> 4711" : "") + " GROUP BY 1");
    }

    private record Script(List<Proposal> items) implements Proposer {
        @Override
        public String name() {
            return "model";
        }

        @Override
        public Proposals propose(Situation situation) {
            return situation.round() == 0 ? Proposals.of(items) : Proposals.none();
        }
    }

    @Test
    void goodAdviceIsKeptAndHarmfulAndWrongAdviceRolledBack() {
        SparkSession spark = SparkFixture.spark();
        spark.range(0, 20_000, 1, 2).toDF("id").createOrReplaceTempView("orders");
        Path file = directory.resolve("audit.jsonl");
        TuningReport report = SparkFixture.withSettings(SESSION, () -> {
            Map<String, String> before = settings(spark);
            TuningReport tuned = tuned(spark, file);
            assertThat(settings(spark)).isEqualTo(before);
            assertThat(SparkSession.getActiveSession().get()).isSameAs(spark);
            return tuned;
        });

        assertThat(report.outcomes().stream().filter(one -> one.id().startsWith("model")))
                .extracting(Outcome::fate)
                .containsExactly(Fate.KEPT, Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.FOR_NEXT_SUBMISSION);
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "8"));
        assertThat(report.forNextSubmission()).contains("spark.executor.memory 8g");
        assertThat(report.outcomes())
                .as("the search asked too")
                .anyMatch(one -> one.id().startsWith("search"));

        List<AuditEvent> events =
                AuditLog.read(file).records().stream().map(AuditRecord::event).toList();
        List<AuditEvent.Measured> runs = events.stream()
                .filter(AuditEvent.Measured.class::isInstance)
                .map(AuditEvent.Measured.class::cast)
                .toList();
        assertThat(runs).filteredOn(run -> run.of().equals("baseline")).allMatch(run -> run.tasks() == 242);
        assertThat(runs)
                .filteredOn(run -> run.of().equals("model-0-0") && run.role().endsWith("with"))
                .hasSize(3)
                .allMatch(run -> run.tasks() == 10 && run.rows() == 2001);
        assertThat(events)
                .filteredOn(AuditEvent.RolledBack.class::isInstance)
                .extracting(event -> ((AuditEvent.RolledBack) event).code())
                .containsExactly("within-chance", "other-result");
    }

    private static TuningReport tuned(SparkSession spark, Path file) {
        try (AuditLog log = AuditLog.open(file)) {
            return TuningSession.of(spark, TuningSessionTest::job)
                    .called("customers")
                    .proposedBy(new Script(List.of(GOOD, HARMFUL, WRONG, SUBMITTED)))
                    .approvedBy(TuningSessionTest::scriptedOnly)
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
