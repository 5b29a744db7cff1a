package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A join that compares every row of one side with every row of the other.
 *
 * <p>Example: {@code a.join(b, a.day >= b.start && a.day < b.end)} of 2 million and 50,000 rows makes 10^11
 * comparisons.
 *
 * <p>Reads joins by nested loop or Cartesian product. Cost: with an equal key the comparisons would go, so that a tenth
 * of their stages' time is taken to be left (own). Fires where that reaches the gate, or from 10^10 pairs on
 * (DataFlint): moderate at least. Silent on small products, such as with a table of one row.
 */
final class NestedLoopJoin implements StepRule<Join> {
    private static final double LEAST_PAIRS = 1e10;
    private static final double SMALL_PAIRS = 1e6;
    private static final double LEFT_OF_IT = 0.1;

    @Override
    public String id() {
        return "nested-loop-join";
    }

    @Override
    public Class<Join> judged() {
        return Join.class;
    }

    @Override
    public Optional<Finding> judge(Step<Join> step, Case run) {
        Join.Strategy strategy = step.operator().strategy();
        boolean isLoop = strategy == Join.Strategy.BROADCAST_NESTED_LOOP || strategy == Join.Strategy.CARTESIAN;
        if (!isLoop) return Optional.empty();
        OptionalDouble pairs = pairs(step.node());
        double leastPairs = run.threshold(this, "pairs", LEAST_PAIRS);
        List<StageFacts> stages = step.stages(run.run());
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Scaled(stage, LEFT_OF_IT))
                        .toList())
                .lessSure();
        boolean isMany = pairs.orElse(0) >= leastPairs;
        boolean isFew = pairs.orElse(SMALL_PAIRS) < SMALL_PAIRS;
        if (isFew || (!isMany && !run.isWorth(saving))) return Optional.empty();
        Finding.Draft draft = Finding.of(id(), step.where())
                .because("every row of one side is compared with every row of the other"
                        + (pairs.isPresent() ? ": " + TextLayout.count(pairs.getAsDouble()) + " pairs" : "")
                        + ", since the condition has no equal keys")
                .costing(saving)
                .atLeast(isMany ? Severity.MODERATE : Severity.INFO)
                .showing(Evidence.share("of its stages' time taken to be left with equal keys", LEFT_OF_IT));
        pairs.ifPresent(many ->
                draft.showing(Evidence.of("pairs", many, Evidence.Unit.COUNT).against(leastPairs)));
        step.node().rowsOut().ifPresent(rows -> draft.showing(Evidence.count("rows out", rows)));
        return Optional.of(draft.rulingOut("skewed keys: all pairs are compared, whatever the keys are")
                .advising(Advice.code(
                        "give the join an equal key; a range becomes one by a bucket column on both sides",
                        "left.withColumn(\"bucket\", floor(col(\"time\").divide(3600)))   // and so right\n"
                                + "left.join(right, sameBucket.and(inRange));",
                        "the join's plan says SortMergeJoin or BroadcastHashJoin"))
                .build());
    }

    private static OptionalDouble pairs(PlanNode join) {
        if (join.inputs().size() != 2) return OptionalDouble.empty();
        OptionalLong left = join.inputs().get(0).rowsOut();
        OptionalLong right = join.inputs().get(1).rowsOut();
        if (left.isEmpty() || right.isEmpty()) return OptionalDouble.empty();
        return OptionalDouble.of((double) left.getAsLong() * right.getAsLong());
    }
}
