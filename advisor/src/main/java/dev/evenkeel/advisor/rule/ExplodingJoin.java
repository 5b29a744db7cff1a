package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.core.explain.TextLayout;
import java.util.Optional;
import java.util.Set;

/**
 * A join by equal keys that gives far more rows than it takes: the keys repeat on both sides.
 *
 * <p>Example: 2 million orders joined with 1 million customers on {@code country} give 4 × 10^10 rows.
 *
 * <p>Formula: rows out / rows of both inputs. Fires from 10 on (Databricks calls that an exploding join) where at least
 * a million rows come out and the stages of the join, without the rows above those that went in, save the gate or more;
 * low at least. Silent on joins that give what they take, on small ones, and where rows were not told. Yields to
 * {@code nested-loop-join}.
 */
final class ExplodingJoin implements StepRule<Join> {
    @Override
    public String id() {
        return "exploding-join";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("nested-loop-join");
    }

    @Override
    public Class<Join> judged() {
        return Join.class;
    }

    @Override
    public Optional<Finding> judge(Step<Join> step, Case run) {
        return RowGrowth.of(step, run.threshold(this, "factor", RowGrowth.LEAST_FACTOR), run)
                .map(growth -> growth.draft(id(), step)
                        .because("the join gives " + growth.given() + " from " + growth.taken() + ": its keys"
                                + keys(step.operator()) + " repeat on both sides")
                        .atLeast(Severity.LOW)
                        .rulingOut(
                                "a missing condition: the join has equal keys, and they are not enough to tell rows apart")
                        .advising(Advice.code(
                                "add the key that is missing, or make one side unique per key before the join",
                                "right.groupBy(\"key\").agg(max(\"value\"))   // or right.dropDuplicates(\"key\")",
                                "rows out come down to the order of rows in"))
                        .build());
    }

    private static String keys(Join join) {
        String keys = String.join(", ", join.leftKeys());
        return keys.isEmpty() ? "" : " (" + TextLayout.cell(keys, 60) + ")";
    }
}
