package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A step of a plan that is kept: what it does, and where what it measures comes in.
 *
 * <p>Averages are not among what it measures: Spark tells them task by task, and adds them up to no meaning.
 */
final class PlanStep {
    private record Measure(MetricName name, long id, MetricCell cell) {}

    private final String name;
    private final String detail;
    private final Operator operator;
    private final List<Measure> measures;
    private final List<PlanStep> inputs;
    private final int size;

    private PlanStep(PlanText text, List<Measure> measures, List<PlanStep> inputs) {
        this.name = text.name().strip();
        this.detail = Words.detail(text.text());
        this.operator = OperatorReading.of(text);
        this.measures = measures;
        this.inputs = inputs;
        this.size = 1 + inputs.stream().mapToInt(step -> step.size).sum();
    }

    static PlanStep of(PlanText text, MetricCells cells) {
        List<Measure> measures = new ArrayList<>();
        for (PlanText.Metric metric : text.metrics()) {
            MetricName.of(metric)
                    .ifPresent(known -> measures.add(new Measure(known, metric.id(), cells.hold(metric.id()))));
        }
        List<PlanStep> inputs = new ArrayList<>();
        for (PlanText input : text.inputs()) inputs.add(of(input, cells));
        return new PlanStep(text, List.copyOf(measures), List.copyOf(inputs));
    }

    /** {@return the number of steps, this one and all below} */
    int size() {
        return size;
    }

    void release(MetricCells cells) {
        measures.forEach(measure -> cells.release(measure.id()));
        inputs.forEach(input -> input.release(cells));
    }

    PlanNode node() {
        PlanNode node = PlanNode.of(name, inputs.stream().map(PlanStep::node).toList())
                .detailed(detail)
                .doing(operator);
        TreeSet<Integer> stages = new TreeSet<>();
        for (Measure measure : measures) {
            if (!measure.cell().isTold()) continue;
            MetricName known = measure.name();
            node = node.measured(new NodeMetric(
                    known.name(), known.unit(), known.total(measure.cell().total())));
            stages.addAll(measure.cell().stages());
        }
        return node.ranIn(List.copyOf(stages));
    }
}
