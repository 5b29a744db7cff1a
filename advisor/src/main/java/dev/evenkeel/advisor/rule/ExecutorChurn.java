package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.ClusterFacts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executors that dynamic allocation lets go and asks for again, over and over.
 *
 * <p>Example: 64 executors came and went in half an hour, never more than 12 at once: each took seconds to start, and
 * lost its cached data.
 *
 * <p>Fires where more than three times as many executors came as were there at once (own threshold; no peer has one),
 * and at least ten: low. Silent on fixed executors, on few, and where they were lost rather than let go.
 */
final class ExecutorChurn implements RunRule {
    private static final double LEAST_FACTOR = 3;
    private static final double LEAST_EXECUTORS = 10;

    @Override
    public String id() {
        return "executor-churn";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        ClusterFacts cluster = run.run().cluster();
        long came = cluster.executors().size();
        long asked = cluster.executors().stream()
                .filter(executor -> Departure.of(executor) == Departure.WANTED)
                .count();
        long most = Math.max(1, mostAtOnce(cluster));
        double leastFactor = run.threshold(this, "factor", LEAST_FACTOR);
        boolean isWanted = asked * 2 >= came;
        if (came < run.threshold(this, "executors", LEAST_EXECUTORS) || came <= leastFactor * most || !isWanted) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(id(), Where.run())
                .because(came + " executors came in the course of the run, never more than " + most
                        + " at once: they are let go and asked for again")
                .atLeast(Severity.LOW)
                .showing(
                        Evidence.count("executors that came", came).against(leastFactor * most),
                        Evidence.count("let go by the driver", asked),
                        Evidence.count("most at once", most))
                .rulingOut("lost machines: most of them were let go")
                .advising(Advice.cluster(
                        "keep idle executors longer, and a few in any case",
                        "about as many executors come as are there at once",
                        Knobs.to(run.run().settings(), "spark.dynamicAllocation.executorIdleTimeout", "300s"),
                        Knobs.to(
                                run.run().settings(),
                                "spark.dynamicAllocation.minExecutors",
                                Long.toString(Math.max(1, most / 4)))))
                .build());
    }

    private static long mostAtOnce(ClusterFacts cluster) {
        return cluster.executors().stream()
                .mapToLong(executor -> atOnce(cluster, executor.added()))
                .max()
                .orElse(0);
    }

    private static long atOnce(ClusterFacts cluster, @Nullable Instant time) {
        if (time == null) return 1;
        return cluster.executors().stream()
                .filter(executor -> executor.isThere(time))
                .count();
    }
}
