package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.List;

/** One way in which a run loses time, and how to see it in a profile. Pure: equal input gives equal findings. */
public interface Rule {
    /** {@return the rule's name in kebab-case; released once, never renamed} */
    String id();

    /** {@return where the rule fires; empty where there is nothing worth a change} */
    List<Finding> findings(RunProfile profile, AdvisorOptions options);
}
