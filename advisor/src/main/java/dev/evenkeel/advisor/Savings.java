package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.guard.Foresight;
import dev.evenkeel.advisor.guard.Judged;
import dev.evenkeel.advisor.guard.ProposedAction;
import dev.evenkeel.advisor.guard.ProposedSetting;
import dev.evenkeel.advisor.prompt.ReferenceInformation;
import dev.evenkeel.advisor.whatif.WhatIf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each proposal of a second opinion would save by the replay of the run, as far as a replay shows it. */
final class Savings {
    private final Map<Object, Saving> byProposal = new HashMap<>();

    private Savings() {}

    static Savings none() {
        return new Savings();
    }

    static Savings of(Judged judged, RunProfile profile, WhatIf whatIf, ReferenceInformation information) {
        Savings savings = new Savings();
        Foresight foresight = new Foresight(profile, whatIf, information);
        for (ProposedSetting setting : judged.settings())
            foresight.of(setting).ifPresent(saving -> savings.byProposal.put(setting, saving));
        for (ProposedAction action : judged.actions())
            foresight.of(action).ifPresent(saving -> savings.byProposal.put(action, saving));
        return savings;
    }

    Optional<Saving> of(Object proposal) {
        return Optional.ofNullable(byProposal.get(proposal));
    }

    /** {@return the largest expected one; savings of several changes do not add up} */
    Optional<Saving> largest() {
        return byProposal.values().stream().max((one, other) -> one.expected().compareTo(other.expected()));
    }
}
