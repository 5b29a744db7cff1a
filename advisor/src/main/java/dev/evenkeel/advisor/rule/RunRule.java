package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Finding;
import java.util.List;
import java.util.Optional;

/** A rule that judges a run as a whole, and has one thing to say about it at most. */
interface RunRule extends Rule {
    /** {@return what is wrong with the run, where something is} */
    Optional<Finding> judgeWhole(Case run);

    @Override
    default List<Finding> judge(Case run) {
        return judgeWhole(run).stream().toList();
    }
}
