package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A step that gives many times the rows it takes, and what its stages would take without the rows it added: what the
 * rules of exploding joins and exploding steps share.
 *
 * <p>Example: 20,000 rows in and 4 million out are 200 times; without the added ones its stages would take a 200th.
 *
 * @param in rows that the step takes
 * @param out rows that it gives
 * @param least the factor from which on it is too many
 * @param saving what its stages without the added rows would save
 */
record RowGrowth(long in, long out, double least, Saving saving) {
    /** From here on Databricks calls a join exploding. */
    static final double LEAST_FACTOR = 10;

    private static final long LEAST_ROWS = 1_000_000;

    /** {@return the growth at a step from that factor on, where rows were told, are many, and cost the gate or more} */
    static Optional<RowGrowth> of(Step<?> step, double least, Case run) {
        OptionalLong in = step.node().rowsIn();
        OptionalLong out = step.node().rowsOut();
        if (in.isEmpty() || out.isEmpty() || out.getAsLong() < LEAST_ROWS) return Optional.empty();
        double factor = factor(in.getAsLong(), out.getAsLong());
        Saving saving = run.whatIf()
                .saving(step.stages(run.run()).stream()
                        .<Change>map(stage -> new Change.Scaled(stage, 1 / Math.max(1, factor)))
                        .toList())
                .lessSure();
        if (factor < least || !run.isWorth(saving)) return Optional.empty();
        return Optional.of(new RowGrowth(in.getAsLong(), out.getAsLong(), least, saving));
    }

    private static double factor(long in, long out) {
        return (double) out / Math.max(1, in);
    }

    /** {@return a draft with what both rules show} */
    Finding.Draft draft(String id, Step<?> step) {
        return Finding.of(id, step.where())
                .costing(saving)
                .showing(
                        Evidence.of("rows out over rows in", factor(in, out), Unit.FACTOR)
                                .against(least),
                        Evidence.count("rows in", in),
                        Evidence.count("rows out", out));
    }

    /** {@return the rows it gives, in words} */
    String given() {
        return TextLayout.count(out) + " rows";
    }

    /** {@return the rows it takes, in words} */
    String taken() {
        return TextLayout.count(in);
    }
}
