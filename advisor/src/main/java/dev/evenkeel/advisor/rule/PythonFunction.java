package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Python;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Stages whose tasks mostly wait for Python functions.
 *
 * <p>Example: a stage runs 400 s of task time, of which the JVM computes 40 s: 90 % go to Python and the way there.
 *
 * <p>Fires where a stage with a Python step waits for it at least half of its slot time (own; NVIDIA's tool uses
 * processor time below a fifth) and doing without reaches the gate. Saving: between nothing, where the function is hard
 * work anyway, and all of that time. Silent where Python takes little. Yields to {@code row-by-row-python}.
 */
final class PythonFunction implements StepRule<Python> {
    private static final double LEAST_SHARE = 0.5;

    @Override
    public String id() {
        return "python-function";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("row-by-row-python");
    }

    @Override
    public Class<Python> judged() {
        return Python.class;
    }

    @Override
    public Optional<Finding> judge(Step<Python> step, Case run) {
        double least = run.threshold(this, "share", LEAST_SHARE);
        double waiting = step.stages(run.run()).stream()
                .mapToDouble(PythonTime::part)
                .max()
                .orElse(0);
        Saving most = run.whatIf()
                .saving(step.stages(run.run()).stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1 - PythonTime.part(stage)))
                        .toList());
        Saving saving = Saving.between(Duration.ZERO, most.expected(), most.wall(), most.confidence(), most.how())
                .lessSure();
        if (waiting < least || !run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because("tasks wait for Python " + new Ratio(waiting) + " of their time")
                .costing(saving)
                .showing(
                        Evidence.share("waiting for Python, of the slot time", waiting)
                                .against(least),
                        Evidence.count("rows", step.node().rowsOut().orElse(0)))
                .rulingOut("garbage collection and waiting for shuffles: they are taken off")
                .advising(Advice.code(
                        "say it with Spark's own functions, which stay in the JVM; filter and aggregate before Python",
                        "F.when(F.col(\"net\") > 0, F.col(\"net\") * 1.2).otherwise(0)   # instead of a function",
                        "the plan has no Python step, or it gets fewer rows"))
                .build());
    }
}
