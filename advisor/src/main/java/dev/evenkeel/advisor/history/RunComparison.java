package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.Severity;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Holds a run against earlier ones of its name: what became slower, larger, tighter or uneven, and which limit is ahead.
 *
 * <p>Example: after runs of 9 s, 10 s and 11 s, one of 25 s is 2.5 times the median of 10 s and gives an alert. Failed and
 * incomplete runs are no baseline. Pure.
 */
final class RunComparison {
    private static final String UNEVEN = "uneven-stage";

    private final PastRun now;
    private final List<PastRun> earlier;
    private final HistoryOptions options;
    private final List<Alert> alerts = new ArrayList<>();

    private RunComparison(PastRun now, List<PastRun> earlier, HistoryOptions options) {
        this.now = now;
        this.earlier = earlier;
        this.options = options;
    }

    /** {@return what differs, the worst first; the earlier runs come in the order of their start} */
    static List<Alert> of(PastRun now, List<PastRun> earlier, HistoryOptions options) {
        List<PastRun> good = earlier.stream().filter(PastRun::good).toList();
        List<PastRun> last = good.subList(Math.max(0, good.size() - options.runs()), good.size());
        RunComparison comparison = new RunComparison(now, last, options);
        comparison.againstLimits();
        if (last.size() >= options.leastRuns()) comparison.againstMedians();
        if (!last.isEmpty()) comparison.againstFindings();
        if (!last.isEmpty()) comparison.againstPlans(last.get(last.size() - 1));
        if (now.good()) comparison.ahead();
        return comparison.alerts.stream()
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList();
    }

    private void againstLimits() {
        options.deadline()
                .filter(deadline -> now.wall().compareTo(deadline) > 0)
                .ifPresent(deadline -> alerts.add(Alerts.late(now.wall(), deadline)));
        Double memory = now.memoryShare();
        if (memory != null && memory > options.memory()) alerts.add(Alerts.memoryTight(memory, options.memory()));
    }

    private void againstMedians() {
        Duration wall = Duration.ofMillis(Math.round(median(run -> run.wall().toMillis())));
        boolean isSlower = now.wall().toMillis() > options.slower() * wall.toMillis();
        boolean isWorthIt = now.wall().minus(wall).compareTo(options.leastSlower()) >= 0;
        if (isSlower && isWorthIt) alerts.add(Alerts.slower(now.wall(), wall, earlier.size(), options.slower()));
        double input = median(PastRun::inputBytes);
        if (input > 0 && now.inputBytes() > options.larger() * input) {
            alerts.add(Alerts.inputGrew(now.inputBytes(), input, earlier.size(), options.larger()));
        }
    }

    private double median(ToDoubleFunction<PastRun> value) {
        return TheilSen.median(earlier.stream().mapToDouble(value).toArray());
    }

    private void againstFindings() {
        for (PastFinding finding : now.findings()) {
            boolean isNew =
                    earlier.stream().flatMap(run -> run.findings().stream()).noneMatch(finding::isSameAs);
            if (!isNew) continue;
            if (finding.id().equals(UNEVEN)) alerts.add(Alerts.newlySkewed(finding, earlier.size()));
            else if (finding.severity().compareTo(Severity.MODERATE) >= 0) {
                alerts.add(Alerts.newFinding(finding, earlier.size()));
            }
        }
    }

    private void againstPlans(PastRun last) {
        for (PlanShape plan : now.plans()) {
            last.plans().stream()
                    .filter(before -> before.query().equals(plan.query()))
                    .filter(before -> !before.shape().equals(plan.shape()))
                    .forEach(before -> alerts.add(Alerts.planChanged(before, plan)));
        }
    }

    private void ahead() {
        List<PastRun> all = new ArrayList<>(earlier);
        all.add(now);
        options.deadline()
                .ifPresent(deadline -> ahead(
                        "the wall time",
                        "the deadline of " + TextLayout.duration(deadline),
                        deadline.toMillis(),
                        all,
                        run -> run.wall().toMillis()));
        List<PastRun> measured =
                all.stream().filter(run -> run.memoryShare() != null).toList();
        ahead(
                "the fullest heap",
                new Ratio(options.memory()) + " of what it was given",
                options.memory(),
                measured,
                run -> Objects.requireNonNull(run.memoryShare()));
        ahead(
                "what a task reads from shuffles",
                options.taskBytes().toString(),
                options.taskBytes().bytes(),
                all,
                PastRun::taskBytes);
    }

    private void ahead(String what, String words, double limit, List<PastRun> runs, ToDoubleFunction<PastRun> value) {
        Growth.to(limit, runs, value)
                .filter(growth -> growth.days() <= options.horizon())
                .ifPresent(growth ->
                        alerts.add(Alerts.limitAhead(what, words, growth.days(), growth.least(), growth.most())));
    }
}
