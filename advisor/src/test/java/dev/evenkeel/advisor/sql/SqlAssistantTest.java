package dev.evenkeel.advisor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Scripted;
import dev.evenkeel.advisor.audit.AuditLog;
import dev.evenkeel.advisor.audit.AuditTrail;
import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.spark.ScopedSession;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scripted model is asked about {@code sales_orders} and {@code customers}, whose rows hold words to look out for. */
class SqlAssistantTest {
    private static final String QUESTION =
            "Sum of Amount_Eur per region_name in sales_orders for 'ACME', and customers";
    private static final String GOOD = "SELECT column_2, sum(column_3) AS total FROM table_1 GROUP BY column_2";
    private static SparkSession spark;

    @TempDir
    private Path directory;

    @BeforeAll
    static void tables() {
        spark = ScopedSession.of(SparkFixture.spark(), Map.of());
        spark.sql("SELECT * FROM VALUES (1L, 'canary-north', 7.5D) AS t(customer_id, region_name, amount_eur)")
                .createOrReplaceTempView("sales_orders");
        spark.sql("SELECT * FROM VALUES (1L, 'canary-anna') AS t(customer_id, name)")
                .createOrReplaceTempView("customers");
    }

    /** {@return a model that answers with that statement} */
    private static Scripted answering(String sql) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("sql", sql);
        answer.put("explanation", "Sums column_3 by column_2.");
        return new Scripted(JsonLayout.write(answer));
    }

    private static SqlProposal propose(SqlAssistant assistant) {
        try {
            return assistant.propose(spark, QUESTION, "sales_orders", "customers");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aGoodStatementComesBackWithItsNamesAndPlanAndIsNotRun() {
        Scripted model = answering(GOOD);
        List<SqlProposal> proposals = new ArrayList<>();
        JobCounter.assertJobs(0, () -> proposals.add(propose(SqlAssistant.with(model))));
        SqlProposal proposal = proposals.get(0);

        assertThat(proposal.refusals()).isEmpty();
        assertThat(proposal.sql())
                .hasValue(
                        "SELECT `region_name`, sum(`amount_eur`) AS total FROM `sales_orders` GROUP BY `region_name`");
        assertThat(proposal.explanation()).isEqualTo("Sums amount_eur by region_name.");
        assertThat(proposal.plan()).contains("HashAggregate");
        assertThat(proposal.cost().orElseThrow().scans()).isEqualTo(1);
        assertThat(proposal.unknown()).isNotEmpty();
        assertThat(proposal.explain()).contains("not known before it has run: whether keys are skewed");
        assertThat(proposal.toJson()).startsWith("{\"schemaVersion\":1,").contains("\"accepted\":true");
        assertThat(spark.sql(proposal.sql().orElseThrow()).collectAsList())
                .as("run by the user, it answers")
                .hasSize(1);
    }

    @Test
    void namesGoAsPseudonymsAndDataNotAtAll() {
        Scripted model = answering(GOOD);
        propose(SqlAssistant.with(model));

        assertThat(model.handed())
                .contains("Sum of column_3 per column_2 in table_1 for 'ACME', and table_2")
                .doesNotContainIgnoringCase("sales_orders")
                .doesNotContainIgnoringCase("region_name")
                .doesNotContainIgnoringCase("amount_eur")
                .doesNotContain("canary");
    }

    @Test
    void namesGoInClearWhereTheUserSaysSo() throws InterruptedException {
        Scripted model = answering("SELECT region_name FROM sales_orders");
        SqlProposal proposal =
                SqlAssistant.with(model).withNamesInClear().propose(spark, QUESTION, "sales_orders", "customers");
        assertThat(model.handed()).contains("sales_orders", "amount_eur").doesNotContain("canary");
        assertThat(proposal.refusals()).isEmpty();
    }

    @Test
    void aDryRunShowsWhatWouldGoAndSendsNothing() {
        Scripted model = answering(GOOD);
        SqlAssistant assistant = SqlAssistant.with(model);
        String preview =
                assistant.dryRun(spark, QUESTION, "sales_orders", "customers").preview();
        assertThat(model.asked()).isEmpty();

        propose(assistant);
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("system", model.asked().get(0).system());
        sent.put("parts", model.asked().get(0).parts());
        sent.put("jsonSchema", model.asked().get(0).jsonSchema());
        assertThat(preview).isEqualTo(JsonLayout.write(sent));
    }

    @Test
    void aStatementThatDoesNotPassIsShownAndRefused() {
        SqlProposal proposal = propose(SqlAssistant.with(answering("SELECT column_1 FROM table_1 JOIN payroll")));
        assertThat(proposal.isAccepted()).isFalse();
        assertThat(proposal.sql()).isEmpty();
        assertThat(proposal.refusedSql()).hasValue("SELECT `customer_id` FROM `sales_orders` JOIN payroll");
        assertThat(proposal.refusals()).extracting(Reason::code).containsExactly("sql-table-not-offered");
        assertThat(proposal.explain()).isEqualTo("""
            refused: it reads payroll, which was not offered; offered: sales_orders, customers
                SELECT `customer_id` FROM `sales_orders` JOIN payroll
            """);
    }

    @Test
    void aModelWithoutAnAnswerIsToldInWords() {
        LanguageModel busy = new LanguageModel() {
            @Override
            public String name() {
                return "busy";
            }

            @Override
            public ModelResponse ask(ModelRequest request) {
                throw new ModelException(ModelException.Kind.BUSY, "The model has too much to do.");
            }
        };
        SqlProposal proposal = propose(SqlAssistant.with(busy));
        assertThat(proposal.refusals()).extracting(Reason::sentence).containsExactly("The model has too much to do.");
        assertThat(proposal.response()).isEmpty();
    }

    @Test
    void theAuditHasTheStatementOnlyWhereTextsAreKept() throws Exception {
        for (Texts texts : Texts.values()) {
            Path file = directory.resolve(texts + ".jsonl");
            try (AuditLog log = AuditLog.open(file, texts)) {
                propose(SqlAssistant.with(answering(GOOD)).auditedBy(log.run("sql")));
            }
            AuditTrail trail = AuditLog.read(file);
            assertThat(trail.records()).hasSize(3);
            assertThat(trail.explain()).contains("accepted (sql-passed)");
            assertThat(Files.readString(file).contains("GROUP BY")).isEqualTo(texts == Texts.KEPT);
            assertThat(Files.readString(file).contains("ACME")).isEqualTo(texts == Texts.KEPT);
        }
    }

    @Test
    void whatCannotBeAskedIsRefusedInWords() {
        SqlAssistant assistant = SqlAssistant.with(answering(GOOD));
        assertThatThrownBy(() -> assistant.propose(spark, QUESTION))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("No table was offered");
        assertThatThrownBy(() -> assistant.propose(spark, " ", "customers"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("The question is blank");
    }
}
