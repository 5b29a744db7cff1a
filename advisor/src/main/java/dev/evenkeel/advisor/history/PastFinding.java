package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;

/**
 * A finding of an earlier run: of which rule, and where by the line of code, since numbers of stages change.
 *
 * @param id the rule's id
 * @param place the name of the stage, query or step; empty for the run
 * @param severity how bad it was
 */
public record PastFinding(String id, String place, Severity severity) {
    static PastFinding of(Finding finding) {
        return new PastFinding(finding.id(), finding.where().name(), finding.severity());
    }

    boolean isSameAs(PastFinding other) {
        return id.equals(other.id) && place.equals(other.place);
    }
}
