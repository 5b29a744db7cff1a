package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.rule.Rule;
import dev.evenkeel.advisor.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>(profile.notes());
        for (Rule rule : rules) {
            if (options.isSuppressed(rule.id())) continue;
            try {
                findings.addAll(rule.findings(profile, options));
            } catch (RuntimeException e) {
                notes.add("rule " + rule.id() + " failed and was left out: " + e);
            }
        }
        findings.sort(Comparator.comparing(Finding::saving).reversed());
        return new AdvisorReport(profile.application(), profile.wall(), findings, notes);
    }
}
