package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.time.Duration;

/**
 * What a rule judges: a run, what it would have taken otherwise, and what the user holds worth a finding.
 *
 * @param run the run
 * @param whatIf what it would have taken otherwise
 * @param options gate and thresholds
 */
public record Case(RunProfile run, WhatIf whatIf, AdvisorOptions options) {
    /** {@return the saving from which on a finding is worth it} */
    public Duration gate() {
        return options.gate(run.wall());
    }

    /** {@return true where the expected saving reaches the gate} */
    public boolean isWorth(Saving saving) {
        return saving.expected().compareTo(gate()) >= 0;
    }

    /** {@return a threshold of a rule: the user's, or the rule's own} */
    public double threshold(Rule rule, String name, double own) {
        return options.threshold(rule.id() + "." + name, own);
    }

    /** {@return the place of an attempt of a stage} */
    public static Where at(StageFacts stage) {
        Where where = Where.stage(stage.id(), stage.attempt(), stage.name());
        return stage.queryId().isPresent() ? where.inQuery(stage.queryId().getAsLong()) : where;
    }

    /** {@return the place of a query} */
    public static Where at(QueryFacts query) {
        return Where.query(query.id(), query.description());
    }
}
