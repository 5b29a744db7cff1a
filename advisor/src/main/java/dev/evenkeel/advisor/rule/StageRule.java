package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.StageFacts;
import java.util.List;
import java.util.Optional;

/** A rule that judges every attempt of a stage by itself. */
interface StageRule extends Rule {
    /** {@return what is wrong with that stage, where something is} */
    Optional<Finding> judge(StageFacts stage, Case run);

    @Override
    default List<Finding> judge(Case run) {
        return run.run().stages().stream()
                .flatMap(stage -> judge(stage, run).stream())
                .toList();
    }
}
