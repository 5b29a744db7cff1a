package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a query's plan whose case is known, with the query it belongs to.
 *
 * @param query the query
 * @param node the step
 * @param operator what it does
 * @param <O> the case
 */
record Step<O extends Operator>(QueryFacts query, PlanNode node, O operator) {
    /** {@return the steps of that case in the plans of all queries, in order} */
    static <O extends Operator> List<Step<O>> all(RunProfile run, Class<O> known) {
        List<Step<O>> steps = new ArrayList<>();
        for (QueryFacts query : run.queries()) {
            query.plan().stream()
                    .flatMap(PlanNode::all)
                    .forEach(
                            node -> node.as(known).ifPresent(operator -> steps.add(new Step<>(query, node, operator))));
        }
        return steps;
    }

    /** {@return its place} */
    Where where() {
        return Where.node(query.id(), node.id(), node.name());
    }

    /** {@return the settings it was under} */
    Settings settings(RunProfile run) {
        return run.settings().overriddenBy(query.settings());
    }

    /** {@return the stages that carried it out, as far as they were told and kept} */
    List<StageFacts> stages(RunProfile run) {
        return stages(run, node);
    }

    /** {@return the stages that carried out a step, as far as they were told and kept} */
    static List<StageFacts> stages(RunProfile run, PlanNode node) {
        return node.stages().stream().map(run::stage).flatMap(Optional::stream).toList();
    }
}
