package dev.evenkeel.advisor.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A step of a query's plan: what it does, what it measured, and the steps it reads from.
 *
 * <p>Example: {@code PlanNode.of("SortMergeJoin", left, right).doing(Join.inner(SORT_MERGE, "id")).rows(900)}. Each
 * method gives a new node. A node has its number once it stands in a {@link QueryFacts}. Immutable.
 */
public final class PlanNode {
    /** Steps that give as many rows as they take, so that a measured input tells their output. */
    private static final Set<String> KEEPING = Set.of(
            "Project",
            "Window",
            "RowToColumnar",
            "SerializeFromObject",
            "DeserializeToObject",
            "MapElements",
            "Coalesce",
            "ColumnarToRow",
            "InputAdapter",
            "Exchange",
            "BroadcastExchange",
            "Sort",
            "AQEShuffleRead",
            "CustomShuffleReader",
            "ReusedExchange",
            "ShuffleQueryStage",
            "BroadcastQueryStage",
            "TableCacheQueryStage",
            "ResultQueryStage",
            "AdaptiveSparkPlan");

    private final int id;
    private final String name;
    private final String detail;
    private final Operator operator;
    private final List<NodeMetric> metrics;
    private final List<Integer> stages;
    private final List<PlanNode> inputs;

    private PlanNode(
            int id,
            String name,
            String detail,
            Operator operator,
            Collection<NodeMetric> metrics,
            List<Integer> stages,
            List<PlanNode> inputs) {
        this.id = id;
        this.name = name;
        this.detail = detail;
        this.operator = operator;
        this.metrics = List.copyOf(metrics);
        this.stages = List.copyOf(stages);
        this.inputs = List.copyOf(inputs);
    }

    /** {@return a step of that name in Spark's words, which reads from these} */
    public static PlanNode of(String name, PlanNode... inputs) {
        return of(name, List.of(inputs));
    }

    /** {@return a step of that name in Spark's words, which reads from these} */
    public static PlanNode of(String name, List<PlanNode> inputs) {
        return new PlanNode(0, name, "", new Operator.Other(), List.of(), List.of(), inputs);
    }

    /** {@return the same step, of which is known what it does} */
    public PlanNode doing(Operator known) {
        return new PlanNode(id, name, detail, known, metrics, stages, inputs);
    }

    /** {@return the same step, with Spark's text of it} */
    public PlanNode detailed(String text) {
        return new PlanNode(id, name, text, operator, metrics, stages, inputs);
    }

    /** {@return the same step, with one more metric} */
    public PlanNode measured(NodeMetric metric) {
        List<NodeMetric> more = new ArrayList<>(metrics);
        more.add(metric);
        return new PlanNode(id, name, detail, operator, more, stages, inputs);
    }

    /** {@return the same step, that gave so many rows} */
    public PlanNode rows(long count) {
        return measured(new NodeMetric(NodeMetric.ROWS, NodeMetric.Unit.COUNT, count));
    }

    /** {@return the same step, carried out in these stages} */
    public PlanNode ranIn(List<Integer> stageIds) {
        return new PlanNode(id, name, detail, operator, metrics, stageIds, inputs);
    }

    /** {@return the same tree, numbered from the top, a step before those it reads from} */
    PlanNode numbered() {
        int[] next = {0};
        return numbered(() -> next[0]++);
    }

    private PlanNode numbered(IntSupplier next) {
        int number = next.getAsInt();
        List<PlanNode> below = new ArrayList<>();
        for (PlanNode input : inputs) below.add(input.numbered(next));
        return new PlanNode(number, name, detail, operator, metrics, stages, below);
    }

    /** {@return its number within the plan, 0 at the top} */
    public int id() {
        return id;
    }

    /** {@return its name in Spark's words, such as {@code SortMergeJoin}} */
    public String name() {
        return name;
    }

    /** {@return Spark's text of it, cut to 1,000 characters; it may quote data, such as the values of filters} */
    public String detail() {
        return detail;
    }

    /** {@return what it does} */
    public Operator operator() {
        return operator;
    }

    /** {@return what it does, where it is of that case} */
    public <O extends Operator> Optional<O> as(Class<O> known) {
        return known.isInstance(operator) ? Optional.of(known.cast(operator)) : Optional.empty();
    }

    /** {@return what it measured} */
    public List<NodeMetric> metrics() {
        return metrics;
    }

    /** {@return one metric by its name in Spark's words; empty where it was not told} */
    public OptionalLong metric(String metric) {
        return metrics.stream()
                .filter(one -> one.name().equals(metric))
                .mapToLong(NodeMetric::total)
                .findFirst();
    }

    /** {@return numbers of the stages that carried it out; empty where that was not told} */
    public List<Integer> stages() {
        return stages;
    }

    /** {@return the steps it reads from, the left side of a join first} */
    public List<PlanNode> inputs() {
        return inputs;
    }

    /** {@return the rows it gave: measured, or those of its input where it gives what it takes; empty where unknown} */
    public OptionalLong rowsOut() {
        OptionalLong measured =
                metric(NodeMetric.ROWS).isPresent() ? metric(NodeMetric.ROWS) : metric(NodeMetric.SHUFFLED_ROWS);
        if (measured.isPresent() || inputs.size() != 1) return measured;
        return KEEPING.contains(name) || name.startsWith("WholeStageCodegen")
                ? inputs.get(0).rowsOut()
                : OptionalLong.empty();
    }

    /** {@return the rows it took from all its inputs; empty where one of them is unknown, or there is none} */
    public OptionalLong rowsIn() {
        if (inputs.isEmpty()) return OptionalLong.empty();
        long sum = 0;
        for (PlanNode input : inputs) {
            OptionalLong rows = input.rowsOut();
            if (rows.isEmpty()) return rows;
            sum += rows.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** {@return this step and all below it, a step before those it reads from} */
    public Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), inputs.stream().flatMap(PlanNode::all));
    }

    /** {@return the steps of that case among this one and all below} */
    public List<PlanNode> all(Class<? extends Operator> known) {
        return all().filter(node -> known.isInstance(node.operator)).toList();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("name", name);
        members.put("operator", operator.getClass().getSimpleName());
        members.put("detail", detail);
        members.put("metrics", metrics.stream().map(NodeMetric::members).toList());
        members.put("stages", stages);
        members.put("inputs", inputs.stream().map(PlanNode::members).toList());
        return members;
    }

    @Override
    public String toString() {
        return name + (inputs.isEmpty() ? "" : inputs.toString());
    }
}
