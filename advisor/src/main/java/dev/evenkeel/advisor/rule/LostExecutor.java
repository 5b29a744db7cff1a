package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.facts.FailureFacts.Kind.EXECUTOR_LOST;
import static dev.evenkeel.advisor.facts.FailureFacts.Kind.FETCH_FAILED;
import static dev.evenkeel.advisor.facts.FailureFacts.Kind.RESUBMITTED;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;

/**
 * Executors that went during the run although nobody wanted them to, with spot capacity named where it shows.
 *
 * <p>Example: 2 of 10 executors went with "Node lost: spot instance reclaimed"; 50 finished tasks were run again.
 *
 * <p>Reads why executors went. Fires on any that was lost, whatever it costs: severe where output went with them and
 * was computed again, moderate else. Silent on executors that were idle or asked to go, and on those killed for memory,
 * which {@code killed-container} tells.
 */
final class LostExecutor implements RunRule {
    @Override
    public String id() {
        return "lost-executor";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        List<ExecutorFacts> executors = run.run().cluster().executors();
        List<ExecutorFacts> taken = went(executors, Departure.TAKEN);
        List<ExecutorFacts> lost = went(executors, Departure.LOST);
        if (taken.isEmpty() && lost.isEmpty()) return Optional.empty();
        Failed again = Failed.in(run.run(), Failed.of(FETCH_FAILED, RESUBMITTED));
        Failed failed = Failed.in(run.run(), Failed.of(EXECUTOR_LOST, FETCH_FAILED, RESUBMITTED));
        return Optional.of(Finding.of(id(), Where.run())
                .because(sentence(taken, lost))
                .costing(failed.saving())
                .atLeast(again.isEmpty() ? Severity.MODERATE : Severity.SEVERE)
                .showing(
                        Evidence.count("executors lost", taken.size() + lost.size()),
                        Evidence.count("of them taken away with their machine", taken.size()),
                        Evidence.count("executors in all", executors.size()),
                        Evidence.count("attempts that failed or ran again for it", failed.attempts()),
                        Evidence.of("slot time lost", failed.lost()))
                .rulingOut("the driver let them go: it would have said that they were idle or no longer needed")
                .advising(taken.isEmpty() ? look() : decommission(run.run().settings()))
                .build());
    }

    private static List<ExecutorFacts> went(List<ExecutorFacts> executors, Departure why) {
        return executors.stream()
                .filter(executor -> Departure.of(executor) == why)
                .toList();
    }

    private static String sentence(List<ExecutorFacts> taken, List<ExecutorFacts> lost) {
        ExecutorFacts first = taken.isEmpty() ? lost.get(0) : taken.get(0);
        String told = first.reason().isEmpty() ? "no reason was recorded" : TextLayout.cell(first.reason(), 120);
        int count = taken.size() + lost.size();
        String many = count + (count == 1 ? " executor was" : " executors were") + " lost during the run";
        return many + (taken.isEmpty() ? ": " : ", with spot or reclaimed machines among them: ") + told;
    }

    private static Advice decommission(Settings settings) {
        return Advice.cluster(
                "let executors hand their shuffle files and caches on before the machine goes",
                "fetch failures and resubmitted tasks stay away when a machine is taken",
                Knobs.to(settings, "spark.decommission.enabled", "true"),
                Knobs.to(settings, "spark.storage.decommission.enabled", "true"),
                Knobs.to(settings, "spark.storage.decommission.shuffleBlocks.enabled", "true"),
                Knobs.to(settings, "spark.storage.decommission.rddBlocks.enabled", "true"));
    }

    private static Advice look() {
        return Advice.cluster(
                "read the last lines of the executor's own log: Spark only saw that it was gone",
                "the next run keeps all its executors");
    }
}
