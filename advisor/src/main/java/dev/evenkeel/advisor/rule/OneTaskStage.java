package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Operator.Exchange;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stage that one task does alone while every other slot waits: {@code coalesce(1)}, {@code repartition(1)}, one
 * window over all rows, a global sort or limit.
 *
 * <p>Example: a write behind {@code coalesce(1)} takes 90 s on 1 of 16 slots; 16 tasks would take 5.6 s.
 *
 * <p>Fires where a stage has one task, the run has more slots, and the saving of as many even tasks as slots reaches
 * the gate. Names the step that gathers the rows where the plan tells it. Silent on short stages and on one slot.
 * Yields to what names the reason: {@code unpartitioned-window}, {@code single-connection-jdbc},
 * {@code unsplittable-files}.
 */
final class OneTaskStage implements StageRule {
    @Override
    public String id() {
        return "one-task-stage";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("unpartitioned-window", "single-connection-jdbc", "unsplittable-files");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        int slots = run.run().slots();
        if (stage.tasks() != 1 || slots < 2) return Optional.empty();
        Saving saving = run.whatIf().saving(new Change.Split(stage, TooFewTasks.wanted(stage, slots)));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("one task does the whole stage in "
                        + TextLayout.duration(stage.span().length()) + " while " + (slots - 1) + " slots wait"
                        + gatheredBy(stage, run.run().nodesOf(stage)))
                .costing(saving)
                .showing(
                        Evidence.count("tasks", 1),
                        Evidence.count("slots", slots),
                        Evidence.of("stage", stage.span().length()).against(run.gate()),
                        Evidence.of("read by the task", Load.read(stage)),
                        Evidence.of("written by the task", Load.written(stage)))
                .rulingOut("a long task among others: there is only one")
                .advising(Advice.code(
                        "drop coalesce(1) or repartition(1); where one file is wanted, shuffle first, so that only the "
                                + "writing is done by one task",
                        "data.write().parquet(path);                    // as many files as tasks\n"
                                + "data.repartition(1).write().parquet(path);     // instead of coalesce(1)",
                        "the stage has as many tasks as there are slots, or more"))
                .build());
    }

    private static String gatheredBy(StageFacts stage, List<PlanNode> nodes) {
        return nodes.stream()
                .filter(node -> gathers(node) && isReadBy(stage, node))
                .findFirst()
                .map(node -> ", since " + node.name() + " gathers all rows in one partition")
                .orElse("");
    }

    /** A shuffle belongs to the stage that writes it and to the one that reads it, which comes later. */
    private static boolean isReadBy(StageFacts stage, PlanNode node) {
        return node.stages().stream().allMatch(id -> id <= stage.id());
    }

    private static boolean gathers(PlanNode node) {
        return node.name().startsWith("Coalesce")
                || node.name().contains("Limit")
                || node.as(Operator.Exchange.class)
                        .map(exchange -> exchange.kind() == Exchange.Kind.SINGLE || exchange.partitions() == 1)
                        .orElse(false);
    }
}
