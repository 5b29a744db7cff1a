package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final double LEAST_FACTOR = 10;
    private static final long LEAST_ROWS = 1_000_000;

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
        OptionalLong in = step.node().rowsIn();
        OptionalLong out = step.node().rowsOut();
        if (in.isEmpty() || out.isEmpty() || out.getAsLong() < LEAST_ROWS) return Optional.empty();
        double factor = (double) out.getAsLong() / Math.max(1, in.getAsLong());
        double least = run.threshold(this, "factor", LEAST_FACTOR);
        List<StageFacts> stages = step.stages(run.run());
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1 / Math.max(1, factor)))
                        .toList())
                .lessSure();
        if (factor < least || !run.isWorth(saving)) return Optional.empty();
        String keys = String.join(", ", step.operator().leftKeys());
        return Optional.of(Finding.of(id(), step.where())
                .because("the join gives " + TextLayout.count(out.getAsLong()) + " rows from "
                        + TextLayout.count(in.getAsLong()) + ": its keys"
                        + (keys.isEmpty() ? "" : " (" + TextLayout.cell(keys, 60) + ")") + " repeat on both sides")
                .costing(saving)
                .atLeast(Severity.LOW)
                .showing(
                        Evidence.of("rows out over rows in", factor, Unit.FACTOR)
                                .against(least),
                        Evidence.count("rows in", in.getAsLong()),
                        Evidence.count("rows out", out.getAsLong()))
                .rulingOut("a missing condition: the join has equal keys, and they are not enough to tell rows apart")
                .advising(Advice.code(
                        "add the key that is missing, or make one side unique per key before the join",
                        "right.groupBy(\"key\").agg(max(\"value\"))   // or right.dropDuplicates(\"key\")",
                        "rows out come down to the order of rows in"))
                .build());
    }
}
