package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.model.LanguageModel;
import dev.evenkeel.advisor.page.AdvisorPage;
import dev.evenkeel.advisor.rule.Case;
import dev.evenkeel.advisor.rule.Rule;
import dev.evenkeel.advisor.rule.Rules;
import dev.evenkeel.advisor.spark.SettingRegistry;
import dev.evenkeel.advisor.whatif.Prediction;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what cost most in a run, why, and what to change.
 *
 * <p>Example:
 *
 * <pre>
 * try (RunRecorder recorder = RunRecorder.start(spark)) {
 *     job(spark);
 *     System.out.print(Advisor.rules().advise(recorder.profile()).explain());
 * }
 * </pre>
 *
 * <p>Needs no network and no model; {@link #withLlm} asks one beside the rules. Pure: equal profiles and options give
 * equal reports.
 */
public final class Advisor {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.saving().expected())
            .reversed();

    private final List<Rule> rules;
    private final Function<RunProfile, WhatIf> replay;
    private final AdvisorOptions options;

    private Advisor(List<Rule> rules, Function<RunProfile, WhatIf> replay, AdvisorOptions options) {
        this.rules = rules;
        this.replay = replay;
        this.options = options;
    }

    /**
     * {@return an advisor by all rules of the house, with default options}
     *
     * <p>Settings are checked against those that the Spark on the class path knows. Cost: no job; a second or so, once
     * in a JVM, to load the classes in which Spark keeps them.
     */
    public static Advisor rules() {
        return of(Rules.all(SettingRegistry.read()));
    }

    /**
     * {@return an advisor by all rules of the house that asks a language model for a second opinion too}
     *
     * <p>Cost: that of {@link #rules()}; the model is not asked before there is a run to ask about.
     */
    public static LlmAdvisor withLlm(LanguageModel model) {
        return withLlm(() -> model);
    }

    /**
     * {@return an advisor by all rules of the house that asks a language model too, opened when it is asked}
     *
     * <p>Where opening fails, as for a module or a key that is not there, the report comes with a line that says so.
     */
    public static LlmAdvisor withLlm(Supplier<? extends LanguageModel> model) {
        KnownSettings known = SettingRegistry.read();
        return LlmAdvisor.of(model, of(Rules.all(known)), known);
    }

    static Advisor of(List<Rule> rules) {
        return of(rules, WhatIf::of);
    }

    static Advisor of(List<Rule> rules, Function<RunProfile, WhatIf> replay) {
        return new Advisor(rules, replay, AdvisorOptions.defaults());
    }

    /** {@return an advisor by the same rules, with these options} */
    public Advisor withOptions(AdvisorOptions changed) {
        return new Advisor(rules, replay, changed);
    }

    /**
     * {@return what the rules find; a rule that fails becomes a note, and the others go on}
     *
     * <p>So does a run that cannot be replayed: then no time is predicted, and rules that fire on cost are silent.
     */
    public AdvisorReport advise(RunProfile profile) {
        List<String> notes = new ArrayList<>(profile.notes());
        notes.addAll(unknownRules());
        try {
            return advise(profile, notes, replay.apply(profile));
        } catch (RuntimeException e) {
            notes.add("the run could not be replayed, so that no time is predicted and rules that need one are silent: "
                    + e);
            return advise(profile, notes, WhatIf.unknown(profile));
        }
    }

    private AdvisorReport advise(RunProfile profile, List<String> known, WhatIf whatIf) {
        Outlook outlook = outlook(profile, whatIf);
        Case run = new Case(profile, whatIf, options);
        List<Finding> standing = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        List<String> notes = new ArrayList<>(known);
        for (Rule rule : rules) {
            if (options.isSuppressed(rule.id())) continue;
            try {
                place(rule, rule.judge(run), standing, setAside);
            } catch (RuntimeException e) {
                notes.add("rule " + rule.id() + " failed and was left out: " + e);
            }
        }
        List<Finding> findings = standing.stream()
                .map(finding -> profile.isIncomplete() ? finding.lessSure() : finding)
                .sorted(WORST_FIRST)
                .toList();
        return new AdvisorReport(
                profile.application().name(),
                profile.wall(),
                outlook,
                cost(outlook),
                findings,
                setAside,
                notes,
                report -> AdvisorPage.html(report, profile));
    }

    private @Nullable RunCost cost(Outlook outlook) {
        if (outlook.coreHours() == 0) return null;
        return options.price()
                .map(price -> new RunCost(outlook.coreHours(), price, options.runsPerMonth()))
                .orElse(null);
    }

    private static Outlook outlook(RunProfile run, WhatIf whatIf) {
        int slots = run.slots();
        Duration offered = run.cluster().slotTime(run.span());
        return new Outlook(
                slots,
                run.totals().value(TaskFigure.TASKS),
                Duration.ofNanos(run.totals().value(TaskFigure.SLOT_NANOS)),
                offered.isZero() ? run.wall().multipliedBy(slots) : offered,
                whatIf.withoutTasks(),
                coreTime(run),
                wall(slots, whatIf.withoutSkew()),
                whatIf.criticalPath().length(),
                whatIf.error(),
                curve(run, whatIf));
    }

    private static Duration coreTime(RunProfile run) {
        return run.cluster().executors().stream()
                .map(executor -> executor.within(run.span()).multipliedBy(executor.cores()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return the wall time on a quarter to four times the slots of the run, each twice the one before} */
    private static List<Outlook.Wall> curve(RunProfile run, WhatIf whatIf) {
        if (run.slots() == 0 || whatIf.criticalPath().length().isZero()) return List.of();
        return Stream.of(0.25, 0.5, 1.0, 2.0, 4.0)
                .map(times -> (int) (run.slots() * times))
                .filter(slots -> slots > 0)
                .map(slots -> wall(slots, whatIf.onSlots(slots)))
                .toList();
    }

    private static Outlook.Wall wall(int slots, Prediction time) {
        return new Outlook.Wall(slots, time.least(), time.expected(), time.most());
    }

    /** A finding stands unless one of a rule that its own yields to stands at the same place. */
    private static void place(Rule rule, List<Finding> found, List<Finding> standing, List<SetAside> setAside) {
        for (Finding finding : found) {
            Optional<Finding> before = standing.stream()
                    .filter(other -> rule.yieldsTo().contains(other.id())
                            && finding.where().overlaps(other.where()))
                    .findFirst();
            before.ifPresentOrElse(other -> setAside.add(new SetAside(finding, other)), () -> standing.add(finding));
        }
    }

    private List<String> unknownRules() {
        TreeSet<String> unknown = new TreeSet<>(options.suppressed());
        rules.forEach(rule -> unknown.remove(rule.id()));
        return unknown.stream()
                .map(id -> "no rule is called " + id + ", which was to stay silent")
                .toList();
    }
}
