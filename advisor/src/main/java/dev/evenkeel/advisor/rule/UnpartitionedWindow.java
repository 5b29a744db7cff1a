package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Operator.Window;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import java.util.List;
import java.util.Optional;

/**
 * A window over all rows, which one task has to order and walk.
 *
 * <p>Example: {@code row_number() over (order by time)} of 50 million rows: one task sorts them all in 4 minutes.
 *
 * <p>Reads windows without partition keys. Saving: its stages in as many even tasks as there are slots. Fires where
 * that reaches the gate. Silent on windows with keys, where {@code uneven-stage} judges a hot one, and on windows over
 * few rows, such as those after an aggregate.
 */
final class UnpartitionedWindow implements StepRule<Window> {
    @Override
    public String id() {
        return "unpartitioned-window";
    }

    @Override
    public Class<Window> judged() {
        return Window.class;
    }

    @Override
    public Optional<Finding> judge(Step<Window> step, Case run) {
        int slots = run.run().slots();
        List<StageFacts> stages = step.stages(run.run()).stream()
                .filter(stage -> stage.tasks() == 1)
                .toList();
        if (!step.operator().partitionKeys().isEmpty() || slots < 2 || stages.isEmpty()) return Optional.empty();
        Saving saving = run.whatIf()
                .saving(stages.stream()
                        .<Change>map(stage -> new Change.Split(stage, slots))
                        .toList());
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), step.where())
                .because("a window without partition keys: one task orders and walks all rows")
                .costing(saving)
                .showing(
                        Evidence.of("stage of the window", stages.get(0).span().length())
                                .against(run.gate()),
                        Evidence.count("slots", slots),
                        Evidence.count("rows", step.node().rowsIn().orElse(0)))
                .rulingOut("a hot key: the window has no key at all")
                .advising(Advice.code(
                        "give the window partition keys; for a running number over all rows, number within ranges and "
                                + "add the counts of those before",
                        "Window.partitionBy(\"customer_id\").orderBy(\"time\")",
                        "the window's stage has more than one task"))
                .build());
    }
}
