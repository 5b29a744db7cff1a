package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final double LEAST_FACTOR = 10;
    private static final long LEAST_ROWS = 1_000_000;
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
        OptionalLong in = step.node().rowsIn();
        OptionalLong out = step.node().rowsOut();
        if (!COPYING.contains(step.node().name()) || in.isEmpty() || out.isEmpty()) return Optional.empty();
        double factor = (double) out.getAsLong() / Math.max(1, in.getAsLong());
        double least = run.threshold(this, "factor", LEAST_FACTOR);
        List<StageFacts> stages = step.stages(run.run());
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1 / Math.max(1, factor)))
                        .toList())
                .lessSure();
        if (factor < least || out.getAsLong() < LEAST_ROWS || !run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because(step.node().name() + " makes " + TextLayout.count(out.getAsLong()) + " rows of "
                        + TextLayout.count(in.getAsLong()) + " before anything is added up")
                .costing(saving)
                .showing(
                        Evidence.of("rows out over rows in", factor, Unit.FACTOR)
                                .against(least),
                        Evidence.count("rows in", in.getAsLong()),
                        Evidence.count("rows out", out.getAsLong()))
                .rulingOut("a join: the step has one input")
                .advising(Advice.code(
                        "add up first and copy the few groups; take distinct counts one by one or approximate them",
                        "data.groupBy(allColumns).agg(sum(\"value\"))   // then cube over the groups\n"
                                + "data.agg(approx_count_distinct(\"a\"), approx_count_distinct(\"b\"))",
                        "the step gives fewer rows, and its stage takes less time"))
                .build());
    }
}
