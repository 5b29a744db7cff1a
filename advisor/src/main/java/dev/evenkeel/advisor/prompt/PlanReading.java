package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Aggregate;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Operator.Python;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.Operator.Window;
import dev.evenkeel.advisor.facts.Operator.Write;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plans, {@code Q2} for query 2 and {@code Q2.N5} for step 5 of its plan.
 *
 * <p>Steps that only wrap others or pass rows on are left out, and what reads from them reads from what they read. A
 * step is told by its operator's name where the list has it, its typed parts, and its metrics; Spark's text of it,
 * which quotes literals and paths, is not read here.
 */
record PlanReading(RunProfile run, Pseudonyms names) {
    private static final double QUERY = 380;
    private static final double STEP = 200;
    private static final double PLAIN_STEP = 100;
    private static final int COLUMNS = 12;

    static String id(long query) {
        return "Q" + query;
    }

    static String id(long query, int node) {
        return "Q" + query + ".N" + node;
    }

    List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (QueryFacts query : run.queries()) {
            double share = run.wall().isZero()
                    ? 0
                    : Math.min(1, (double) query.wall().toNanos() / run.wall().toNanos());
            facts.add(query(query, share));
            query.plan().stream()
                    .flatMap(PlanNode::all)
                    .filter(PlanReading::isTold)
                    .forEach(node -> facts.add(step(query.id(), node, share)));
        }
        return facts;
    }

    private static Fact query(QueryFacts query, double share) {
        Fact fact = Fact.of(Section.PLAN, id(query.id()), QUERY + 10 * share)
                .seconds("wall", query.wall())
                .word("outcome", query.outcome())
                .count("replans", query.replans());
        return FailureReading.condition(fact, query.problem());
    }

    /** Whole-stage code, stages of adaptive execution and conversions of rows say nothing that their inputs do not. */
    static boolean isTold(PlanNode node) {
        String name = Vocabulary.OPERATORS.word(node.name()).orElse("Other");
        return switch (name) {
            case "AdaptiveSparkPlan",
                    "ShuffleQueryStage",
                    "BroadcastQueryStage",
                    "TableCacheQueryStage",
                    "ResultQueryStage",
                    "WholeStageCodegen",
                    "InputAdapter",
                    "ColumnarToRow",
                    "RowToColumnar" -> false;
            default -> true;
        };
    }

    private Fact step(long query, PlanNode node, double share) {
        Fact bare = Fact.of(Section.PLAN, id(query, node.id()), weight(node) + 10 * share);
        Optional<String> name = Vocabulary.OPERATORS.word(node.name());
        Fact fact = name.isPresent()
                ? bare.word("operator", Vocabulary.OPERATORS, node.name())
                : bare.word("operator", Unlisted.OTHER);
        fact = typed(fact, node);
        for (NodeMetric metric : node.metrics()) {
            Optional<String> key = Vocabulary.METRICS.word(metric.name());
            if (key.isPresent()) fact = fact.count(key.get(), metric.total());
        }
        List<String> stages = node.stages().stream()
                .flatMap(stage -> run.stage(stage).stream())
                .map(stage -> StageReading.id(stage.id(), stage.attempt()))
                .toList();
        return fact.ids(
                        "inputs",
                        inputs(node).map(input -> id(query, input.id())).toList())
                .ids("stages", stages);
    }

    private static double weight(PlanNode node) {
        return node.as(Join.class).isPresent()
                        || node.as(Exchange.class).isPresent()
                        || node.as(Scan.class).isPresent()
                ? STEP
                : PLAIN_STEP;
    }

    private static Stream<PlanNode> inputs(PlanNode node) {
        return node.inputs().stream().flatMap(input -> isTold(input) ? Stream.of(input) : inputs(input));
    }

    private Fact typed(Fact fact, PlanNode node) {
        Optional<Fact> told = node.as(Join.class)
                .map(join -> join(fact, join, node))
                .or(() -> node.as(Exchange.class).map(exchange -> exchange(fact, exchange)))
                .or(() -> node.as(Scan.class).map(scan -> scan(fact, scan)))
                .or(() -> node.as(Aggregate.class)
                        .map(aggregate ->
                                fact.names("keys", some(aggregate.keys())).flag("isPartial", aggregate.isPartial())))
                .or(() -> node.as(Window.class)
                        .map(window -> fact.names("keys", some(window.partitionKeys()))
                                .names("orderedBy", some(window.orderKeys()))))
                .or(() -> node.as(Write.class)
                        .map(write -> fact.word("format", Vocabulary.FORMATS, write.format())
                                .names("partitionColumns", some(write.partitionColumns()))))
                .or(() -> node.as(Python.class).map(python -> fact.flag("isArrow", python.isArrow())));
        return told.orElse(fact);
    }

    private Fact join(Fact fact, Join join, PlanNode node) {
        Fact told = fact.word("strategy", join.strategy())
                .word("type", Vocabulary.JOIN_TYPES, join.type())
                .names("leftKeys", some(join.leftKeys()))
                .names("rightKeys", some(join.rightKeys()))
                .word("built", join.build())
                .flag("hasCondition", !join.condition().isEmpty())
                .flag("isSplit", join.isSplit());
        if (node.inputs().size() != 2) return told;
        return side(
                side(told, "left", node.inputs().get(0)), "right", node.inputs().get(1));
    }

    /** Rows and bytes of a side are those of the exchange through which it came. */
    private static Fact side(Fact fact, String side, PlanNode input) {
        PlanNode node = input;
        while (node.as(Exchange.class).isEmpty()) {
            if (node.inputs().size() != 1) return fact;
            node = node.inputs().get(0);
        }
        Fact told = fact;
        if (node.rowsOut().isPresent())
            told = told.count(side + "Rows", node.rowsOut().getAsLong());
        if (node.metric(NodeMetric.DATA_BYTES).isPresent())
            told = told.count(side + "Bytes", node.metric(NodeMetric.DATA_BYTES).getAsLong());
        return told;
    }

    private Fact exchange(Fact fact, Exchange exchange) {
        Fact told = fact.word("kind", exchange.kind()).names("keys", some(exchange.keys()));
        return exchange.partitions() > 0 ? told.count("partitionsAskedFor", exchange.partitions()) : told;
    }

    private Fact scan(Fact fact, Scan scan) {
        Fact told = fact.word("format", Vocabulary.FORMATS, scan.format());
        if (!scan.table().isEmpty()) told = told.name("table", names.table(scan.table()));
        return told.names("columns", some(scan.columns()))
                .count("columnsInAll", scan.columns().size())
                .names("partitionColumns", some(scan.partitionColumns()))
                .count("partitionFilters", scan.partitionFilters().size())
                .count("pushedFilters", scan.pushedFilters().size());
    }

    private List<Pseudonym> some(List<String> columns) {
        return names.columns(columns.subList(0, Math.min(columns.size(), COLUMNS)));
    }
}
