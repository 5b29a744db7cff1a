package dev.evenkeel.advisor.sql;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.AuditRun;
import dev.evenkeel.advisor.audit.Recommendation;
import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.prompt.Pseudonyms;
import dev.evenkeel.advisor.prompt.Redaction;
import dev.evenkeel.advisor.sql.spark.StatementGate;
import dev.evenkeel.core.decide.Reason;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Turns a question into one SELECT over tables that were offered, by a model that sees their schema and no data.
 *
 * <p>Example:
 *
 * <pre>
 * SqlAssistant assistant = SqlAssistant.with(model);
 * SqlProposal proposal = assistant.propose(spark, "revenue per region in 2025", "orders", "customers");
 * System.out.print(proposal.explain());
 * proposal.sql().ifPresent(sql -&gt; …);   // read it, then run it yourself
 * </pre>
 *
 * <p><b>What goes to the model</b>: column names as pseudonyms, their types, which are never null or partition the files, the
 * size of each table and its rows where the catalog has counted them; and the question. In the question the names that were
 * offered are replaced by their pseudonyms; everything else in it goes as it is, values included, since it is your own
 * text. {@link #withNamesInClear()} sends names too, which helps the model to see what a column is for. {@link #dryRun}
 * shows all of it and sends nothing. No row, no statistic of a column's values, no comment, no default and no path goes.
 *
 * <p><b>What comes back</b> is parsed and analysed by Spark and never run. It is refused where it is more or other than one
 * SELECT over these tables with Spark's own functions; see {@link StatementGate}. Whether it answers the question is for you
 * to judge.
 *
 * <p>Immutable; as thread-safe as its model.
 */
public final class SqlAssistant {
    private final LanguageModel model;
    private final boolean isInClear;
    private final @Nullable AuditRun audit;

    private SqlAssistant(LanguageModel model, boolean isInClear, @Nullable AuditRun audit) {
        this.model = model;
        this.isInClear = isInClear;
        this.audit = audit;
    }

    /** {@return an assistant by that model, to which names go as pseudonyms} */
    public static SqlAssistant with(LanguageModel model) {
        return new SqlAssistant(model, false, null);
    }

    /** {@return the same assistant, to whose model names of tables and columns go in clear, as far as they look like names} */
    public SqlAssistant withNamesInClear() {
        return new SqlAssistant(model, true, audit);
    }

    /** {@return the same assistant, whose questions and checks are written down there} */
    public SqlAssistant auditedBy(AuditRun run) {
        return new SqlAssistant(model, isInClear, run);
    }

    /** {@return what would be sent; sends nothing and runs nothing} */
    public Redaction dryRun(SparkSession spark, String question, String... tables) {
        return new Asking(spark, question, List.of(tables)).redaction;
    }

    /**
     * {@return a statement that answers the question as the model understands it, checked, or why it is refused}
     *
     * <p>Cost: one question to the model, within two minutes; no Spark job, but Spark may look at catalogs and list files of
     * the tables offered.
     *
     * @throws InterruptedException if the thread is interrupted before the answer is there
     */
    public SqlProposal propose(SparkSession spark, String question, String... tables) throws InterruptedException {
        Asking asking = new Asking(spark, question, List.of(tables));
        try {
            ModelResponse response = model.ask(asking.redaction.request());
            SqlProposal proposal = asking.answered(response);
            write(asking, response, proposal);
            return proposal;
        } catch (ModelException e) {
            return asking.refused(Reasons.noAnswer(String.valueOf(e.getMessage())));
        }
    }

    private final class Asking {
        private final String question;
        private final StatementGate gate;
        private final Pseudonyms names;
        private final Redaction redaction;

        Asking(SparkSession spark, String question, List<String> tables) {
            if (tables.isEmpty()) throw SqlErrors.noTables();
            if (question.isBlank()) throw SqlErrors.noQuestion();
            this.question = question;
            this.gate = StatementGate.of(spark, tables);
            this.names = isInClear ? Pseudonyms.ofNamesInClear() : Pseudonyms.hidingNames();
            this.redaction = SqlQuestion.of(question, gate.offered().schemas(), names, spark.version())
                    .redaction();
        }

        SqlProposal answered(ModelResponse response) {
            SqlAnswer answer = SqlAnswer.of(response);
            String sql = new SqlNames(names, gate.offered().written()).putBack(answer.sql());
            SqlCheck check = answer.refusal().map(SqlCheck::refused).orElseGet(() -> gate.check(sql));
            return new SqlProposal(question, sql, names.restore(answer.explanation()), check, redaction, response);
        }

        SqlProposal refused(Reason why) {
            return new SqlProposal(question, "", "", SqlCheck.refused(why), redaction, null);
        }
    }

    /** A statement may quote values of the question, so that its text is kept only where texts are. */
    private void write(Asking asking, ModelResponse response, SqlProposal proposal) {
        if (audit == null) return;
        String id = "sql-" + (audit.events().size() + 1);
        String sql = proposal.sql().or(proposal::refusedSql).orElse("");
        String text = audit.texts() == Texts.KEPT ? sql : "a statement of " + sql.length() + " characters";
        audit.add(AuditEvent.Asked.of(asking.redaction.request(), response, audit.texts()));
        audit.add(new AuditEvent.Recommended(
                "sql", 0, List.of(new Recommendation(id, Map.of(), text, "an answer to a question", List.of()))));
        String verdict = proposal.isAccepted() ? "accepted" : "refused";
        Reason why = proposal.refusals().stream().findFirst().orElseGet(Reasons::passed);
        audit.add(new AuditEvent.Judged(id, verdict, why.code(), audit.texts() == Texts.KEPT ? why.sentence() : ""));
    }

    @Override
    public String toString() {
        return "SqlAssistant[" + model.name() + "]";
    }
}
