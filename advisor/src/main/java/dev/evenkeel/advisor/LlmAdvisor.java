package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.guard.GuardRails;
import dev.evenkeel.advisor.guard.Judged;
import dev.evenkeel.advisor.guard.Limits;
import dev.evenkeel.advisor.guard.Sent;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.prompt.Prompt;
import dev.evenkeel.advisor.prompt.Pseudonyms;
import dev.evenkeel.advisor.prompt.Redaction;
import dev.evenkeel.advisor.prompt.ReferenceInformation;
import dev.evenkeel.advisor.prompt.SparkReference;
import dev.evenkeel.advisor.prompt.TableSchema;
import dev.evenkeel.advisor.prompt.TokenBudget;
import dev.evenkeel.advisor.sql.spark.OfferedTables;
import dev.evenkeel.advisor.whatif.WhatIf;
import dev.evenkeel.core.error.EvenkeelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * An advisor that asks a language model for a second opinion, after the rules and beside them.
 *
 * <p>Example:
 *
 * <pre>
 * LlmAdvisor advisor = Advisor.withLlm(model).withLimits(Limits.ofNodes(16, ByteSize.gibibytes(64)));
 * System.out.println(advisor.dryRun(profile).preview());   // what would be sent; sends nothing
 * System.out.print(advisor.advise(profile).explain());
 * </pre>
 *
 * <p>A model that is opened when it is asked, as in {@code Advisor.withLlm(() -> LanguageModels.open("gemini", settings))},
 * need not be there: then the report says what is missing.
 *
 * <p>What is sent is built of numbers, words of closed lists and pseudonyms; what comes back passes {@link GuardRails},
 * and nothing is applied. Where the model has no answer, the rules' report comes all the same, with a line that says
 * why. Immutable; as thread-safe as its model.
 */
public final class LlmAdvisor {
    private final Supplier<? extends LanguageModel> model;
    private final Advisor rules;
    private final KnownSettings known;
    private final Limits limits;
    private final List<TableSchema> tables;
    private final LlmOptions options;

    private LlmAdvisor(
            Supplier<? extends LanguageModel> model,
            Advisor rules,
            KnownSettings known,
            Limits limits,
            List<TableSchema> tables,
            LlmOptions options) {
        this.model = model;
        this.rules = rules;
        this.known = known;
        this.limits = limits;
        this.tables = tables;
        this.options = options;
    }

    static LlmAdvisor of(Supplier<? extends LanguageModel> model, Advisor rules, KnownSettings known) {
        return new LlmAdvisor(model, rules, known, Limits.unknown(), List.of(), LlmOptions.defaults());
    }

    /** {@return the same advisor, whose rules have these options} */
    public LlmAdvisor withRules(AdvisorOptions changed) {
        return new LlmAdvisor(model, rules.withOptions(changed), known, limits, tables, options);
    }

    /** {@return the same advisor, on machines of that size; unknown by default} */
    public LlmAdvisor withLimits(Limits machines) {
        return new LlmAdvisor(model, rules, known, machines, tables, options);
    }

    /** {@return the same advisor, that tells the model these tables' columns, types and constraints} */
    public LlmAdvisor withTables(TableSchema... schemas) {
        return new LlmAdvisor(model, rules, known, limits, List.of(schemas), options);
    }

    /**
     * {@return the same advisor, that tells the model the schemas of these tables and views of a session}
     *
     * <p>Columns, types, which are never null, by which the files lie in directories, size, and rows where the catalog has
     * counted them. Cost: no job; Spark analyses each table. A table that is not there is an error.
     */
    public LlmAdvisor withTables(SparkSession spark, String... names) {
        List<TableSchema> schemas = OfferedTables.of(spark, List.of(names)).schemas();
        return withTables(schemas.toArray(TableSchema[]::new));
    }

    /** {@return the same advisor, with other options for the model} */
    public LlmAdvisor withOptions(LlmOptions changed) {
        return new LlmAdvisor(model, rules, known, limits, tables, changed);
    }

    /** {@return what would be sent for a run; sends nothing} */
    public Redaction dryRun(RunProfile profile) {
        return new Question(profile).redaction();
    }

    /**
     * {@return what the rules find, and what the model adds to it}
     *
     * <p>Cost: one question to the model, within the deadline of the options; no Spark job.
     */
    public SecondOpinion advise(RunProfile profile) {
        Question question = new Question(profile);
        try {
            return ask(question, model.get());
        } catch (EvenkeelException e) {
            return question.unanswered("a model", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return question.unanswered(
                    "a model", "opening it failed with " + e.getClass().getSimpleName());
        }
    }

    private static SecondOpinion ask(Question question, LanguageModel opened) {
        try {
            return question.answered(opened.ask(question.request));
        } catch (ModelException e) {
            return question.unanswered(opened.name(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return question.unanswered(opened.name(), "the thread was interrupted while the model was asked");
        } catch (RuntimeException e) {
            // The message of another's exception may quote what was asked, or a key.
            return question.unanswered(
                    opened.name(), "asking failed with " + e.getClass().getSimpleName());
        }
    }

    /** What is asked about one run. */
    private final class Question {
        private final RunProfile profile;
        private final AdvisorReport report;
        private final Pseudonyms names;
        private final ReferenceInformation information;
        private final ModelRequest request;

        Question(RunProfile profile) {
            this.profile = profile;
            this.report = rules.advise(profile);
            this.names = options.areNamesInClear() ? Pseudonyms.ofNamesInClear() : Pseudonyms.hidingNames();
            this.information = SparkReference.of(profile, report, names)
                    .of(knobs(), known::isOfSessions)
                    .and(TableSchema.facts(tables, names))
                    .within(TokenBudget.of(options.tokenBudget()));
            this.request = Prompt.advice(information)
                    .request()
                    .withMaxOutputTokens(options.maxOutputTokens())
                    .withDeadline(options.deadline());
        }

        Redaction redaction() {
            return Redaction.of(request, names, information);
        }

        SecondOpinion answered(ModelResponse response) {
            Sent sent = new Sent(information, names, profile.settings(), profile.cluster());
            Judged judged = GuardRails.of(known, limits).judge(response, sent);
            return SecondOpinion.of(report, redaction(), response, judged, foresight(judged), options, caution());
        }

        SecondOpinion unanswered(String name, String why) {
            return SecondOpinion.without(report, redaction(), name, why);
        }

        private String caution() {
            boolean isOther = known.isOfAnotherLineThan(profile.application());
            return isOther
                    ? "the run was on Spark " + profile.application().spark()
                            + ", and settings were held against Spark " + known.spark()
                    : "";
        }

        private Savings foresight(Judged judged) {
            if (!report.outlook().isReplayed()) return Savings.none();
            return Savings.of(judged, profile, whatIf(profile), information);
        }
    }

    private List<Knob> knobs() {
        List<Knob> there = new ArrayList<>(Knobs.all());
        there.removeIf(knob ->
                !known.isKnown(knob.key()) || known.deprecation(knob.key()).isPresent());
        return there;
    }

    private static WhatIf whatIf(RunProfile profile) {
        try {
            return WhatIf.of(profile);
        } catch (RuntimeException e) {
            return WhatIf.unknown(profile);
        }
    }
}
