package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.Operator;
import java.util.Optional;
import java.util.Set;

/**
 * A step that copies each row many times ahead of an aggregate: {@code explode}, {@code cube}, {@code rollup}, or
 * several distinct counts at once.
 *
 * <p>Example: a cube over six columns makes 64 rows of each of 20 million before the first of them is added up.
 *
 * <p>Reads {@code Expand} and {@code Generate}. Formula: rows out / rows in. Fires from 10 on (own, as for joins) where
 * a million rows or more come out, and their stages without the copies save the gate or more. Silent on few copies and
 * where rows were not told.
 */
final class ExplodingStep implements StepRule<Operator.Other> {
    private static final Set<String> COPYING = Set.of("Expand", "Generate");

    @Override
    public String id() {
        return "exploding-step";
    }

    @Override
    public Class<Operator.Other> judged() {
        return Operator.Other.class;
    }

    @Override
    public Optional<Finding> judge(Step<Operator.Other> step, Case run) {
        if (!COPYING.contains(step.node().name())) return Optional.empty();
        return RowGrowth.of(step, run.threshold(this, "factor", RowGrowth.LEAST_FACTOR), run)
                .map(growth -> growth.draft(id(), step)
                        .because(step.node().name() + " makes " + growth.given() + " of " + growth.taken()
                                + " before anything is added up")
                        .rulingOut("a join: the step has one input")
                        .advising(Advice.code(
                                "add up first and copy the few groups; take distinct counts one by one or approximate them",
                                "data.groupBy(allColumns).agg(sum(\"value\"))   // then cube over the groups\n"
                                        + "data.agg(approx_count_distinct(\"a\"), approx_count_distinct(\"b\"))",
                                "the step gives fewer rows, and its stage takes less time"))
                        .build());
    }
}
