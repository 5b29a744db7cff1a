package dev.evenkeel.advisor.sql;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;

/**
 * What Spark says of a statement that nobody has run.
 *
 * @param refusals why it may not be used; empty where it may
 * @param plan how Spark would carry it out, before adaptive execution changes that; empty where it is refused
 * @param cost what the planner expects of it
 * @param findings what is wrong with it as far as a plan shows it
 */
public record SqlCheck(List<Reason> refusals, String plan, SqlCost cost, List<Reason> findings) {
    private static final SqlCost NO_COST = new SqlCost(new ByteSize(0), new ByteSize(0), 0, 0, 0);

    /** Copies the lists. */
    public SqlCheck {
        refusals = List.copyOf(refusals);
        findings = List.copyOf(findings);
    }

    /** {@return a check that the statement does not pass} */
    public static SqlCheck refused(Reason why) {
        return new SqlCheck(List.of(why), "", NO_COST, List.of());
    }
}
