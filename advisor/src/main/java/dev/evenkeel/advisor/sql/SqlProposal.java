package dev.evenkeel.advisor.sql;

import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.prompt.Redaction;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a model wrote, what Spark says of it, or why it is refused. Nobody has run it.
 *
 * <p>Read it before you run it: that it reads only what was offered is checked, that it answers the question is not.
 * Immutable.
 */
public final class SqlProposal {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private static final List<String> UNKNOWN = List.of(
            "how long it takes, and on how many cores",
            "how many rows filters leave and joins give: the planner guesses",
            "whether keys are skewed, so that one task has most of the work: SkewDetector measures that",
            "whether memory suffices or tasks spill",
            "what adaptive execution will change of the plan");

    private final String question;
    private final String sql;
    private final String explanation;
    private final SqlCheck check;
    private final Redaction redaction;
    private final @Nullable ModelResponse response;

    SqlProposal(
            String question,
            String sql,
            String explanation,
            SqlCheck check,
            Redaction redaction,
            @Nullable ModelResponse response) {
        this.question = question;
        this.sql = sql;
        this.explanation = explanation;
        this.check = check;
        this.redaction = redaction;
        this.response = response;
    }

    /** {@return the question as it was asked here} */
    public String question() {
        return question;
    }

    /** {@return true where the statement passed all checks} */
    public boolean isAccepted() {
        return check.refusals().isEmpty();
    }

    /** {@return the statement, with the names of the tables put back; empty where it is refused} */
    public Optional<String> sql() {
        return isAccepted() ? Optional.of(sql) : Optional.empty();
    }

    /** {@return the statement that is refused, to look at; empty where there is none, or it is accepted} */
    public Optional<String> refusedSql() {
        return isAccepted() || sql.isEmpty() ? Optional.empty() : Optional.of(sql);
    }

    /** {@return what the model says of its statement} */
    public String explanation() {
        return explanation;
    }

    /** {@return why it is refused; empty where it is not} */
    public List<Reason> refusals() {
        return check.refusals();
    }

    /** {@return how Spark would carry it out, before adaptive execution changes that; empty where it is refused} */
    public String plan() {
        return check.plan();
    }

    /** {@return what Spark's planner expects of it; empty where it is refused} */
    public Optional<SqlCost> cost() {
        return isAccepted() ? Optional.of(check.cost()) : Optional.empty();
    }

    /** {@return what is wrong with it as far as a plan shows it} */
    public List<Reason> findings() {
        return check.findings();
    }

    /** {@return what nobody can know before it has run, a sentence each} */
    public List<String> unknown() {
        return UNKNOWN;
    }

    /** {@return what was sent, and the names that stayed here} */
    public Redaction redaction() {
        return redaction;
    }

    /** {@return what the model answered, as it came; empty where it did not} */
    public Optional<ModelResponse> response() {
        return Optional.ofNullable(response);
    }

    /** {@return the statement and what is known of it, in lines for a terminal} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        if (!isAccepted()) {
            for (Reason why : refusals()) lines.add("refused: " + why.sentence());
            sql.lines().forEach(line -> lines.add("    " + line));
            return String.join("\n", lines) + "\n";
        }
        sql.lines().forEach(lines::add);
        lines.add("");
        lines.add("says the model: " + explanation);
        lines.add("expected: " + check.cost());
        for (Reason finding : findings()) lines.add("finding " + finding.code() + ": " + finding.sentence());
        for (String sentence : UNKNOWN) lines.add("not known before it has run: " + sentence);
        lines.add("");
        plan().lines().forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    /** {@return the proposal as JSON, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("question", question);
        members.put("accepted", isAccepted());
        members.put("sql", sql);
        members.put("explanation", explanation);
        members.put("refusals", refusals().stream().map(Explanation::members).toList());
        if (isAccepted()) {
            members.put("readBytes", check.cost().read().bytes());
            members.put("resultBytes", check.cost().result().bytes());
            members.put("scans", check.cost().scans());
            members.put("shuffles", check.cost().shuffles());
            members.put("broadcasts", check.cost().broadcasts());
        }
        members.put("findings", findings().stream().map(Explanation::members).toList());
        members.put("unknown", UNKNOWN);
        members.put("plan", plan());
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "SqlProposal[" + (isAccepted() ? sql : "refused: " + refusals()) + "]";
    }
}
