package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Python;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;

/**
 * A Python function that gets its rows pickled, one object each, instead of in column batches (Arrow).
 *
 * <p>Example: {@code @udf} over 50 million rows: the tasks wait for Python for 80 % of their time, most of it packing
 * and unpacking.
 *
 * <p>Reads Python steps without Arrow. Saving: half of the part of their stages in which the JVM waited (Arrow makes a
 * plain function about twice as fast; an assumption, told with the finding). Fires where that reaches the gate. Silent
 * where Arrow is used and where Python takes little.
 */
final class RowByRowPython implements StepRule<Python> {
    private static final double GAIN = 2;

    @Override
    public String id() {
        return "row-by-row-python";
    }

    @Override
    public Class<Python> judged() {
        return Python.class;
    }

    @Override
    public Optional<Finding> judge(Step<Python> step, Case run) {
        if (step.operator().isArrow()) return Optional.empty();
        double gain = run.threshold(this, "gain", GAIN);
        Saving saving = run.whatIf()
                .saving(step.stages(run.run()).stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1 - PythonTime.part(stage) * (1 - 1 / gain)))
                        .toList())
                .lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        double waiting = step.stages(run.run()).stream()
                .mapToDouble(PythonTime::part)
                .max()
                .orElse(0);
        Settings settings = step.settings(run.run());
        return Optional.of(Finding.of(id(), step.where())
                .because("rows go to Python one by one, and tasks wait for it " + new Ratio(waiting) + " of their time")
                .costing(saving)
                .showing(
                        Evidence.share("waiting for Python, of the slot time", waiting),
                        Evidence.of("gain assumed of column batches", gain, Unit.FACTOR),
                        Evidence.count("rows", step.node().rowsOut().orElse(0)))
                .rulingOut("garbage collection and waiting for shuffles: they are taken off")
                .advising(Advice.setting(
                        "send column batches to plain Python functions (Spark 3.5 and later)",
                        "the plan says ArrowEvalPython",
                        Knobs.to(settings, "spark.sql.execution.pythonUDF.arrow.enabled", "true"),
                        Knobs.to(settings, "spark.sql.execution.arrow.pyspark.enabled", "true")))
                .advising(Advice.code(
                        "write it as a pandas function, or better of Spark's own functions",
                        "@pandas_udf(\"double\")\ndef price(net: pd.Series) -> pd.Series:\n    return net * 1.2",
                        "the plan says ArrowEvalPython, or has no Python step"))
                .build());
    }
}
