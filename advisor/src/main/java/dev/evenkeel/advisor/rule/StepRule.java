package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A rule that judges every step of one case, in the plans of all queries, by itself.
 *
 * @param <O> the case
 */
interface StepRule<O extends Operator> extends Rule {
    /** {@return the case of the steps it judges} */
    Class<O> judged();

    /** {@return what is wrong with that step, where something is} */
    Optional<Finding> judge(Step<O> step, Case run);

    @Override
    default List<Finding> judge(Case run) {
        return Step.all(run.run(), judged()).stream()
                .flatMap(step -> judge(step, run).stream())
                .toList();
    }
}
