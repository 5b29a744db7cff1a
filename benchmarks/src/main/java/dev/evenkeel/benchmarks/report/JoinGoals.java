package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Series;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is promised of a join, and whether it is kept.
 *
 * <p>Example: of {@code join/whale-30} that nine tenths of what the best alternative wins is won on 16, 64 and 256
 * slots, that 64 slots take no more than 1.3 times the bound, and that tasks take no more than 1.1 times the processor
 * time and 1.05 times the shuffled bytes of plain Spark. Pure.
 */
final class JoinGoals {
    static final double SCORE = 0.9;

    private static final double OF_BOUND = 1.3;
    private static final double CPU_OF_SKEWED = 1.1;
    private static final double CPU_OF_EVEN = 1.03;
    private static final double SHUFFLED = 1.05;
    private static final double SHUFFLED_OF_PRODUCT = 1.3;
    private static final double LONGEST_OF_PRODUCT = 10;
    private static final double MAKESPAN_OF_PRODUCT = 4;

    /** Joins whose product is uneven: many rows of a key on both sides. */
    private static final Set<String> PRODUCTS = Set.of("join/heavy-heavy", "join/two-hop");

    private final ScenarioResult scenario;
    private final WayResult plain;
    private final WayResult ours;
    private final List<Goal> goals = new ArrayList<>();

    private JoinGoals(ScenarioResult scenario, WayResult plain, WayResult ours) {
        this.scenario = scenario;
        this.plain = plain;
        this.ours = ours;
    }

    /** {@return the promises of a join; none for other scenarios, and that they are missed where ours did not run} */
    static List<Goal> of(ScenarioResult scenario) {
        return of(scenario, JoinGoals::even, JoinGoals::skewed);
    }

    /** {@return what is promised of small tables too: that ours runs, and leaves even ones to Spark} */
    static List<Goal> atAnyScale(ScenarioResult scenario) {
        return of(scenario, JoinGoals::leavesAlone, goals -> {});
    }

    private static List<Goal> of(ScenarioResult scenario, Consumer<JoinGoals> even, Consumer<JoinGoals> skewed) {
        boolean isEven = Set.of("even", "tpch").contains(scenario.group());
        if (!isEven && !scenario.group().equals("join")) return List.of();
        Optional<WayResult> plain = scenario.ran(scenario.base());
        Optional<WayResult> ours = scenario.ran(scenario.ours());
        if (plain.isEmpty() || ours.isEmpty()) {
            return List.of(Goal.of("runs and gives the right rows", "no", false));
        }
        JoinGoals all = new JoinGoals(scenario, plain.get(), ours.get());
        (isEven ? even : skewed).accept(all);
        return all.goals;
    }

    private void even() {
        leavesAlone();
        atMost(Measure.CPU, CPU_OF_EVEN);
    }

    private void skewed() {
        boolean isWorthwhile = false;
        for (int slots : List.of(16, 64, 256)) {
            Score score = Score.of(scenario, Measure.makespan(slots));
            isWorthwhile |= score.isWorthwhile();
            score.value()
                    .ifPresent(value -> goals.add(Goal.of(
                            "score on " + slots + " slots at least " + SCORE, score.toString(), value >= SCORE)));
        }
        if (!isWorthwhile) winsAloneOrLeavesAlone();
        double ofBound = ours.median(Measure.MAKESPAN_64) / ours.median(Measure.BOUND_64);
        goals.add(Goal.of("on 64 slots at most " + OF_BOUND + " x the bound", factor(ofBound), ofBound <= OF_BOUND));
        atMost(Measure.CPU, CPU_OF_SKEWED);
        if (!PRODUCTS.contains(scenario.name())) {
            atMost(Measure.SHUFFLED, SHUFFLED);
            return;
        }
        atMost(Measure.SHUFFLED, SHUFFLED_OF_PRODUCT);
        atLeast("longest task shorter by", Measure.LONGEST_TASK, LONGEST_OF_PRODUCT);
        atLeast("64 slots faster by", Measure.MAKESPAN_64, MAKESPAN_OF_PRODUCT);
    }

    /** Where nobody else gains a tenth there may still be something to win, which alone excuses not leaving the join. */
    private void winsAloneOrLeavesAlone() {
        Measure on64 = Measure.MAKESPAN_64;
        if (series(ours, on64).isBelow(series(plain, on64))) {
            double times = plain.median(on64) / ours.median(on64);
            goals.add(Goal.of("faster on 64 slots, where no alternative is", TextLayout.factor(times), true));
        } else {
            leavesAlone();
        }
    }

    private void leavesAlone() {
        boolean isLeft = ours.how().matches("((Native|Broadcast(\\[[^]]*])?)(, )?)+");
        goals.add(Goal.of("nothing to win, so Native or Broadcast", ours.how(), isLeft));
    }

    private void atMost(Measure measure, double most) {
        double ratio = ours.median(measure) / plain.median(measure);
        String what = measure + " at most " + most + " x plain";
        if (Double.isNaN(ratio) || ratio <= most) {
            goals.add(Goal.of(what, Double.isNaN(ratio) ? "none" : factor(ratio), true));
            return;
        }
        boolean isTie = series(plain, measure).ties(series(ours, measure));
        goals.add(new Goal(what, factor(ratio), isTie ? Goal.Verdict.TIED : Goal.Verdict.MISSED));
    }

    private static Series series(WayResult way, Measure measure) {
        return way.series(measure).orElseThrow();
    }

    private void atLeast(String what, Measure measure, double least) {
        double ratio = plain.median(measure) / ours.median(measure);
        goals.add(Goal.of(what + " at least " + TextLayout.factor(least), TextLayout.factor(ratio), ratio >= least));
    }

    private static String factor(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
