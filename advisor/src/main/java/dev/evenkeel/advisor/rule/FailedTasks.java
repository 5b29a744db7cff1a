package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.facts.FailureFacts.Kind.ERROR;
import static dev.evenkeel.advisor.facts.FailureFacts.Kind.OTHER;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.Set;

/**
 * Task attempts that failed by an error of their own code and were tried again.
 *
 * <p>Example: 60 of 400 attempts, 15 %, with {@code java.net.SocketTimeoutException}: severe, though the job went well.
 *
 * <p>Reads the attempts that failed with an error. Fires from 5 % of all attempts on: low, moderate from 10 %, severe
 * from 15 %, critical from 20 % (grades of Dr. Elephant); critical on any where a stage failed. Silent on killed
 * copies, lost executors and failed fetches, which are no errors of the job; yields to {@code out-of-memory}.
 */
final class FailedTasks implements RunRule {
    private static final double LEAST = 0.05;

    @Override
    public String id() {
        return "failed-tasks";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("out-of-memory");
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        Failed failed = Failed.in(run.run(), Failed.of(ERROR, OTHER));
        boolean stageFailed = run.run().stages().stream().anyMatch(stage -> stage.outcome() == Outcome.FAILED);
        double least = run.threshold(this, "share", LEAST);
        if (failed.isEmpty() || (failed.share() < least && !stageFailed)) return Optional.empty();
        return Optional.of(Finding.of(id(), failed.where())
                .because(TextLayout.count(failed.attempts()) + " task attempts, " + new Ratio(failed.share())
                        + " of all, failed, most of them with " + failed.words())
                .costing(failed.saving())
                .atLeast(stageFailed ? Severity.CRITICAL : severity(failed.share()))
                .showing(
                        Evidence.count("failed attempts", failed.attempts()),
                        Evidence.share("of all attempts", failed.share()).against(least),
                        Evidence.of("slot time lost", failed.lost()),
                        Evidence.count("different reasons", failed.reasons().size()))
                .rulingOut("lost executors and killed copies: those are not counted here")
                .advising(Advice.code(
                        "mend the code or the service it calls; retries hide it until four of them fail for one task",
                        "",
                        "no task fails in the next run"))
                .build());
    }

    private static Severity severity(double share) {
        if (share >= 0.2) return Severity.CRITICAL;
        if (share >= 0.15) return Severity.SEVERE;
        return share >= 0.1 ? Severity.MODERATE : Severity.LOW;
    }
}
