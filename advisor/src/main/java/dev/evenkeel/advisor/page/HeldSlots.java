package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * How many slots tasks held on average in each of equal parts of a run. Takes in one stage after the other.
 *
 * <p>Example: over 10 s in 5 parts, one task from second 1 to 4 holds 0.5, 1, 0, 0 and 0 slots. Tasks of a sample count
 * for all that they stand for. Not thread-safe.
 */
final class HeldSlots {
    private final double start;
    private final double part;
    private final double[] inside;
    /** What begins (or, below 0, ends) to hold whole parts there. */
    private final double[] steps;

    HeldSlots(Span run, int parts) {
        this.start = run.start().toEpochMilli();
        this.part = Math.max(1, run.length().toMillis()) / (double) parts;
        this.inside = new double[parts];
        this.steps = new double[parts + 1];
    }

    void add(StageFacts stage) {
        TaskTrace trace = stage.trace();
        for (int task = 0; task < trace.size(); task++) {
            double from = (trace.launchMillis(task) - start) / part;
            add(from, from + trace.nanos(task) / 1e6 / part, trace.every());
        }
    }

    /** What lies outside of the run is left out. */
    private void add(double from, double to, double weight) {
        double first = Math.max(0, Math.min(inside.length, from));
        double last = Math.max(first, Math.min(inside.length, to));
        int firstPart = (int) first;
        int lastPart = (int) last;
        if (firstPart == lastPart) {
            if (firstPart < inside.length) inside[firstPart] += weight * (last - first);
            return;
        }
        inside[firstPart] += weight * (firstPart + 1 - first);
        steps[firstPart + 1] += weight;
        steps[lastPart] -= weight;
        if (lastPart < inside.length) inside[lastPart] += weight * (last - lastPart);
    }

    List<Double> perPart() {
        List<Double> held = new ArrayList<>(inside.length);
        double whole = 0;
        for (int i = 0; i < inside.length; i++) {
            whole += steps[i];
            held.add(whole + inside[i]);
        }
        return held;
    }
}
