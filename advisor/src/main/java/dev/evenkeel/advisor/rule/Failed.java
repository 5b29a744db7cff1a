package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Task attempts that ended badly for reasons of one sort, taken together.
 *
 * @param run the run
 * @param reasons the reasons, the most frequent first
 */
record Failed(RunProfile run, List<FailureFacts> reasons) {
    private static final String HOW = "slot time of the lost attempts over the slots; what waited for them is left out";

    static Failed in(RunProfile run, Predicate<FailureFacts> sort) {
        return new Failed(run, run.failures().stream().filter(sort).toList());
    }

    static Predicate<FailureFacts> of(FailureFacts.Kind... kinds) {
        return failure -> Set.of(kinds).contains(failure.kind());
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    long attempts() {
        return reasons.stream().mapToLong(FailureFacts::attempts).sum();
    }

    /** {@return the part of all attempts of the run that they are} */
    double share() {
        long all = run.totals().value(TaskFigure.TASKS)
                + run.totals().value(TaskFigure.FAILED_TASKS)
                + run.totals().value(TaskFigure.KILLED_TASKS);
        return Load.part(attempts(), Math.max(all, attempts()));
    }

    Duration lost() {
        return reasons.stream().map(FailureFacts::lost).reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return what the run would have saved without them, at least: other tasks waited for some} */
    Saving saving() {
        return Saving.of(lost().dividedBy(Math.max(1, run.slots())), run.wall(), Confidence.LOW, HOW);
    }

    /** {@return the stage where there is only one; the run else} */
    Where where() {
        Set<Integer> stages = new TreeSet<>();
        reasons.forEach(reason -> stages.addAll(reason.stages()));
        if (stages.size() != 1) return Where.run();
        return run.stage(stages.iterator().next()).map(Case::at).orElse(Where.run());
    }

    /** {@return the most frequent reason in words: its class and what it says} */
    String words() {
        FailureFacts first = reasons.get(0);
        return first.message().isEmpty() ? first.type() : first.type() + ": " + first.message();
    }
}
