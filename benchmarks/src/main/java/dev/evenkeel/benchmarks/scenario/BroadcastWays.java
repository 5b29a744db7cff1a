package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.scenario.BroadcastTrial.Join;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.spark.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to decide about the joins of a grid, each with what its joins took together: always one of the two, Spark's
 * rule, Evenkeel with what deciding takes, and an oracle that knows both times.
 *
 * @param trials the joins
 * @param rounds how often each was run
 */
record BroadcastWays(List<BroadcastTrial> trials, int rounds) {
    static final String BY_SPARK = "Spark's rule, 10 MiB of files";
    static final String OURS = Ways.OURS;
    private static final Gauge WRONG = Gauge.share("wrong decisions");

    List<WayResult> results() {
        return List.of(
                way(BY_SPARK, BroadcastTrial::bySpark),
                way("always broadcast", trial -> Join.BROADCAST),
                way("always shuffle", trial -> Join.SHUFFLE),
                oracle(),
                way(OURS, BroadcastTrial::byOurs, trials.stream().map(BroadcastTrial::deciding)));
    }

    private WayResult oracle() {
        WayResult oracle = way("oracle", BroadcastTrial::faster);
        String times = trials.stream().map(BroadcastTrial::toString).collect(Collectors.joining("; "));
        return new WayResult(oracle.name(), times, oracle.failure(), oracle.figures());
    }

    private WayResult way(String name, Function<BroadcastTrial, Join> choice) {
        return way(name, choice, Stream.of());
    }

    /** A way that takes something to decide, too. */
    private WayResult way(String name, Function<BroadcastTrial, Join> choice, Stream<Outcome> deciding) {
        Stream<Outcome> joins = trials.stream().map(trial -> trial.outcome(choice.apply(trial)));
        List<Outcome> outcomes = Stream.concat(deciding, joins).toList();
        long broadcasts = trials.stream()
                .filter(trial -> choice.apply(trial) == Join.BROADCAST)
                .count();
        long wrong = trials.stream()
                .filter(trial -> !trial.isRight(choice.apply(trial)))
                .count();
        return WayResult.of(name, "broadcasts " + broadcasts + " of " + trials.size(), together(outcomes))
                .with(Map.of(WRONG, Collections.nCopies(rounds, (double) wrong / trials.size())));
    }

    /** {@return what all of them took, round by round; that it failed where one of them did} */
    private Outcome together(List<Outcome> outcomes) {
        List<List<Cost>> costs = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed) return outcome;
            costs.add(outcome.fold(Outcome.Ran::costs, failed -> List.of()));
        }
        List<Cost> sums = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = round;
            costs.stream().map(of -> of.get(at)).reduce(Cost::then).ifPresent(sums::add);
        }
        return new Outcome.Ran(sums);
    }

    /** Refuses other rows than the true ones. */
    static void require(Fingerprint truth, Fingerprint result) {
        if (!result.equals(truth)) {
            throw new IllegalStateException(
                    WayResult.WRONG + ": " + result.rows() + " rows instead of " + truth.rows() + ", or others");
        }
    }
}
