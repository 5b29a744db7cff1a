package dev.evenkeel.advisor;

import dev.evenkeel.advisor.guard.Contradiction;
import dev.evenkeel.advisor.guard.Judged;
import dev.evenkeel.advisor.guard.ProposedAction;
import dev.evenkeel.advisor.guard.ProposedSetting;
import dev.evenkeel.advisor.guard.Refusal;
import dev.evenkeel.advisor.guard.Scope;
import dev.evenkeel.advisor.model.ModelPrice;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.advisor.prompt.Redaction;
import dev.evenkeel.core.explain.JsonLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules found in a run, untouched, and what a language model says beside it, as far as it passed the guard
 * rails.
 *
 * <p>Example: a report of two findings, one proposal {@code spark.sql.shuffle.partitions: 200 -> 800} that the replay
 * says would save 12.0 s of 100.0 s, and one refused, since it would change answers.
 *
 * <p>Nothing of it is applied: settings of the session want a person's approval, the others go into the next
 * submission, actions are for a person to make. Where the model has no answer, {@link #note()} says why. Immutable.
 */
public final class SecondOpinion {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private final AdvisorReport report;
    private final Redaction redaction;
    private final String model;
    private final String note;
    private final @Nullable ModelResponse response;
    private final Judged judged;
    private final Savings savings;
    private final @Nullable ModelPrice price;
    private final String caution;

    private SecondOpinion(
            AdvisorReport report,
            Redaction redaction,
            String model,
            String note,
            @Nullable ModelResponse response,
            Judged judged,
            Savings savings,
            @Nullable ModelPrice price,
            String caution) {
        this.report = report;
        this.redaction = redaction;
        this.model = model;
        this.note = note;
        this.response = response;
        this.judged = judged;
        this.savings = savings;
        this.price = price;
        this.caution = caution;
    }

    static SecondOpinion of(
            AdvisorReport report,
            Redaction redaction,
            ModelResponse response,
            Judged judged,
            Savings savings,
            LlmOptions options,
            String caution) {
        ModelPrice price = options.price().orElse(null);
        return new SecondOpinion(report, redaction, response.model(), "", response, judged, savings, price, caution);
    }

    static SecondOpinion without(AdvisorReport report, Redaction redaction, String model, String why) {
        return new SecondOpinion(report, redaction, model, why, null, Judged.nothing(), Savings.none(), null, "");
    }

    /** {@return what the rules found; a model changes nothing of it} */
    public AdvisorReport report() {
        return report;
    }

    /** {@return why there is no answer of a model; empty where there is one} */
    public String note() {
        return note;
    }

    /** {@return what lowers the worth of what was checked, such as settings of another line of Spark; empty for nothing} */
    public String caution() {
        return caution;
    }

    /** {@return the model that was asked for} */
    public String model() {
        return model;
    }

    /** {@return what the model makes of the run, in its own words; empty where there is nothing, or it was refused} */
    public String rationale() {
        return judged.summary();
    }

    /** {@return settings to change, each within its guard rails} */
    public List<ProposedSetting> configs() {
        return judged.settings();
    }

    /** {@return those of them that a running session can change, once a person approves} */
    public List<ProposedSetting> configsOfSession() {
        return configs().stream()
                .filter(config -> config.scope() == Scope.SESSION)
                .toList();
    }

    /** {@return those of them that are read when the application starts, for the next submission} */
    public List<ProposedSetting> configsOfSubmission() {
        return configs().stream()
                .filter(config -> config.scope() == Scope.SUBMISSION)
                .toList();
    }

    /** {@return changes of the job, for a person to make} */
    public List<ProposedAction> actions() {
        return judged.actions();
    }

    /** {@return what a setting would save by the replay of the run; empty where no replay shows it} */
    public Optional<Saving> saving(ProposedSetting proposed) {
        return savings.of(proposed);
    }

    /** {@return what an action would save by the replay of the run; empty where no replay shows it} */
    public Optional<Saving> saving(ProposedAction proposed) {
        return savings.of(proposed);
    }

    /** {@return the largest expected saving of one change; savings of several do not add up} */
    public Optional<Saving> largestSaving() {
        return savings.largest();
    }

    /** {@return where the model and the rules say different things of the same} */
    public List<Contradiction> contradictions() {
        return Contradiction.between(judged, report.findings());
    }

    /** {@return what the model said and what is not used, with the reasons} */
    public List<Refusal> refused() {
        return judged.refused();
    }

    /** {@return what the model asks back, where it does} */
    public Optional<String> question() {
        return judged.question();
    }

    /** {@return what the model answered, as it came and before anything was refused; empty where it did not} */
    public Optional<ModelResponse> response() {
        return Optional.ofNullable(response);
    }

    /** {@return what was sent, and the names that stayed here} */
    public Redaction redaction() {
        return redaction;
    }

    /** {@return the tokens it took} */
    public ModelTokens tokens() {
        return response == null ? ModelTokens.NONE : response.tokens();
    }

    /** {@return the prices of the options; empty where they have none} */
    public Optional<ModelPrice> price() {
        return Optional.ofNullable(price);
    }

    /** {@return what asking cost; empty where the options have no price or there was no answer} */
    public Optional<Double> cost() {
        return price().map(known -> known.of(tokens()));
    }

    /** {@return what the largest saving is worth a run; empty where the run has no price or nothing was predicted} */
    public Optional<Double> worth() {
        return report.cost()
                .flatMap(cost -> largestSaving()
                        .map(saving -> cost.perRun() * saving.share().value()));
    }

    /** {@return the rules' report, then the second opinion, in lines for a terminal} */
    public String explain() {
        return report.explain() + "\n" + SecondOpinionText.of(this);
    }

    /** {@return the second opinion as JSON, {@code schemaVersion} first, the rules' report in it as {@code report}} */
    public String toJson() {
        Map<String, Object> members = SecondOpinionJson.members(this);
        members.put("report", report.members());
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        String said = note.isEmpty()
                ? configs().size() + " settings, " + actions().size() + " actions, "
                        + refused().size() + " refused"
                : "no answer";
        return "SecondOpinion[application=" + report.application() + ", model=" + model + ", " + said + "]";
    }
}
