package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.facts.FailureFacts.Kind.FETCH_FAILED;
import static dev.evenkeel.advisor.facts.FailureFacts.Kind.RESUBMITTED;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;

/**
 * Shuffle output that could not be read any more, and what was computed again for it.
 *
 * <p>Example: 2 fetch failures and 50 resubmitted tasks; stage 4 ran a second time for 40 s of a run of 5 minutes.
 *
 * <p>Reads failed fetches, resubmitted tasks and later attempts of stages. Cost: the time of the later attempts, or the
 * lost slot time over the slots where that is more. Fires on any, whatever it costs: moderate at least. Silent on
 * stages that ran once.
 */
final class FetchFailure implements RunRule {
    @Override
    public String id() {
        return "fetch-failure";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        Failed failed = Failed.in(run.run(), Failed.of(FETCH_FAILED, RESUBMITTED));
        List<StageFacts> again = run.run().stages().stream()
                .filter(stage -> stage.attempt() > 0 && stage.tasks() > 0)
                .toList();
        if (failed.isEmpty()) return Optional.empty();
        return Optional.of(Finding.of(id(), failed.where())
                .because("the output of " + TextLayout.count(failed.attempts())
                        + " tasks could not be fetched or went with its executor, and was computed again: "
                        + failed.words())
                .costing(costlier(failed.saving(), saving(run, again)))
                .atLeast(Severity.MODERATE)
                .showing(
                        Evidence.count("failed fetches and resubmitted tasks", failed.attempts()),
                        Evidence.count("stages that ran again", again.size()),
                        Evidence.of("slot time lost", failed.lost()))
                .rulingOut(ruledOut(run.run()))
                .advising(advice(run.run().settings()))
                .build());
    }

    private static Saving saving(Case run, List<StageFacts> again) {
        return run.whatIf().saving(again.stream().<Change>map(Change.Gone::new).toList());
    }

    private static Saving costlier(Saving one, Saving other) {
        return one.expected().compareTo(other.expected()) > 0 ? one : other;
    }

    private static String ruledOut(RunProfile run) {
        boolean gone = run.cluster().executors().stream()
                .map(Departure::of)
                .anyMatch(why -> why == Departure.LOST || why == Departure.TAKEN || why == Departure.KILLED_FOR_MEMORY);
        return gone
                ? "the network alone: an executor was lost in the same run, see there first"
                : "a lost executor: none was recorded, so a slow or overloaded network or shuffle service is left";
    }

    private static Advice advice(Settings settings) {
        return Advice.setting(
                "keep shuffle files where they outlive an executor, or wait longer for those that answer late",
                "no stage has a second attempt",
                Knobs.to(settings, "spark.shuffle.service.enabled", "true"),
                Knobs.to(settings, "spark.shuffle.io.maxRetries", "6"),
                Knobs.to(settings, "spark.shuffle.io.retryWait", "10s"));
    }
}
