package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Finding;
import java.util.List;
import java.util.Set;

/**
 * One way in which a run loses time, and how to see it in a profile. Pure: equal input gives equal findings.
 *
 * <p>A rule fires on cost: it asks {@link Case#whatIf()} what its change would save and is silent below
 * {@link Case#gate()}. Rules about failures and correctness have no gate and say how bad it is.
 */
public interface Rule {
    /** {@return the rule's name in kebab-case; released once, never renamed} */
    String id();

    /** {@return where the rule fires; empty where there is nothing worth a change} */
    List<Finding> judge(Case run);

    /**
     * {@return the rules whose findings come first at the same place}
     *
     * <p>Where one of them stands at an overlapping place, a finding of this rule is set aside and named: its change
     * would be wrong before the other one is made. All of them stand before this rule in the catalogue.
     */
    default Set<String> yieldsTo() {
        return Set.of();
    }
}
