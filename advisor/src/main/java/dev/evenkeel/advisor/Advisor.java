package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.rule.Case;
import dev.evenkeel.advisor.rule.Rule;
import dev.evenkeel.advisor.rule.Rules;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

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
 * <p>Needs no network and no model. Pure: equal profiles and options give equal reports.
 */
public final class Advisor {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.saving().expected())
            .reversed();

    private final List<Rule> rules;
    private final AdvisorOptions options;

    private Advisor(List<Rule> rules, AdvisorOptions options) {
        this.rules = rules;
        this.options = options;
    }

    /** {@return an advisor by all rules of the house, with default options} */
    public static Advisor rules() {
        return of(Rules.all());
    }

    static Advisor of(List<Rule> rules) {
        return new Advisor(rules, AdvisorOptions.defaults());
    }

    /** {@return an advisor by the same rules, with these options} */
    public Advisor withOptions(AdvisorOptions changed) {
        return new Advisor(rules, changed);
    }

    /** {@return what the rules find; a rule that fails becomes a note, and the others go on} */
    public AdvisorReport advise(RunProfile profile) {
        Case run = new Case(profile, WhatIf.of(profile), options);
        List<Finding> standing = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        List<String> notes = new ArrayList<>(profile.notes());
        notes.addAll(unknownRules());
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
        return new AdvisorReport(profile.application().name(), profile.wall(), findings, setAside, notes);
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
