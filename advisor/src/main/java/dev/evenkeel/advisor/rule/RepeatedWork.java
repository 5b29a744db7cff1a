package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same part of a plan computed again and again, which could be kept after the first time.
 *
 * <p>Example: five reports start from the same join of orders and customers; each runs it anew for 40 s.
 *
 * <p>Reads the plans of all queries. Parts are the same where their steps, columns and conditions are; only the largest
 * such part counts. Parts without a join, an aggregate, a window, an exchange or Python are not worth keeping. Cost:
 * the stages of all but the first; of a stage that does steps of the part and others, as much as it does steps of the
 * part. Fires from the second time on where that reaches the gate. Silent on parts that read a cache, and on cheap
 * ones. Yields to {@code row-format}.
 */
final class RepeatedWork implements Rule {
    private record Part(QueryFacts query, PlanNode node) {}

    @Override
    public String id() {
        return "repeated-work";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("row-format");
    }

    @Override
    public List<Finding> judge(Case run) {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        for (QueryFacts query : run.run().queries()) {
            query.plan().stream()
                    .flatMap(PlanNode::all)
                    .filter(RepeatedWork::isWorthKeeping)
                    .forEach(node -> parts.computeIfAbsent(Signature.of(node), first -> new ArrayList<>())
                            .add(new Part(query, node)));
        }
        List<Finding> findings = new ArrayList<>();
        Set<PlanNode> told = new HashSet<>();
        for (List<Part> same : parts.values()) {
            if (same.size() < 2 || same.stream().anyMatch(part -> told.contains(part.node()))) continue;
            same.forEach(part -> part.node().all().forEach(told::add));
            judge(same, run).ifPresent(findings::add);
        }
        return findings;
    }

    private static boolean isWorthKeeping(PlanNode node) {
        boolean hasWork = node.all()
                .anyMatch(step -> step.operator() instanceof Operator.Join
                        || step.operator() instanceof Operator.Aggregate
                        || step.operator() instanceof Operator.Window
                        || step.operator() instanceof Operator.Exchange
                        || step.operator() instanceof Operator.Python);
        return hasWork
                && !(node.operator() instanceof Operator.Write)
                && node.all(Operator.CacheRead.class).isEmpty();
    }

    private Optional<Finding> judge(List<Part> same, Case run) {
        List<Change> changes = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(stages(same.get(0).node()));
        same.stream().skip(1).forEach(part -> changes.addAll(gone(part, run.run(), seen)));
        Saving saving = run.whatIf().saving(changes).lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        Part first = same.get(0);
        return Optional.of(Finding.of(
                        id(),
                        Where.node(
                                first.query().id(),
                                first.node().id(),
                                first.node().name()))
                .because("the same part of a plan, " + first.node().all().count() + " steps from "
                        + TextLayout.cell(first.node().name(), 40) + " down, was computed " + same.size() + " times")
                .costing(saving)
                .showing(
                        Evidence.count("times computed", same.size()).against(1),
                        Evidence.count(
                                "queries with it",
                                same.stream().map(Part::query).distinct().count()),
                        Evidence.count("stages of the repetitions", changes.size()))
                .rulingOut("a reused exchange: each of them ran its own stages")
                .advising(Advice.code(
                        "keep the result after the first time, and let it go when done",
                        "Dataset<Row> kept = shared.persist(StorageLevel.MEMORY_AND_DISK());\n"
                                + "// the queries that start from kept\nkept.unpersist();",
                        "later plans say InMemoryTableScan, and the run is shorter by about the saving"))
                .build());
    }

    private static List<Integer> stages(PlanNode part) {
        return part.all().flatMap(step -> step.stages().stream()).toList();
    }

    private static List<Change> gone(Part part, RunProfile run, Set<Integer> seen) {
        List<Change> changes = new ArrayList<>();
        List<PlanNode> inside = part.node().all().toList();
        for (PlanNode node : inside) {
            for (StageFacts stage : Step.stages(run, node)) {
                if (!seen.add(stage.id())) continue;
                long all = run.nodesOf(stage).size();
                long own = inside.stream()
                        .filter(step -> step.stages().contains(stage.id()))
                        .count();
                changes.add(new Change.Scaled(stage, 1 - Load.part(own, Math.max(all, own))));
            }
        }
        return changes;
    }
}
