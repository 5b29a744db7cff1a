package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Adaptive execution switched off in a run that shuffles.
 *
 * <p>Example: {@code spark.sql.adaptive.enabled=false} and 12 stages that read shuffles for 4 of 6 minutes: small
 * partitions stay small, skewed ones stay skewed, and joins keep the strategy guessed before the run.
 *
 * <p>Fires where it is off for stages of queries that read shuffles and take the gate together: low. What it would save
 * is not known, so that it costs no time here; other findings do the counting. Silent where it is on or not told, on
 * jobs of RDDs, which it does not touch, and on runs with short shuffles.
 */
final class AdaptiveOff implements RunRule {
    @Override
    public String id() {
        return "adaptive-off";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        List<StageFacts> stages = run.run().stages().stream()
                .filter(stage -> stage.shuffleRead().bytes() > 0)
                .filter(stage -> run.run().queryOf(stage).isPresent())
                .filter(stage -> run.run().settingsOf(stage).isOff(Knobs.ADAPTIVE))
                .toList();
        Duration time = stages.stream().map(stage -> stage.span().length()).reduce(Duration.ZERO, Duration::plus);
        if (stages.isEmpty() || time.compareTo(run.gate()) < 0) return Optional.empty();
        Settings settings = run.run().settings();
        return Optional.of(Finding.of(id(), Where.run())
                .because("adaptive execution is off, so that shuffles keep the partitions and joins the strategy that "
                        + "were guessed before the run")
                .atLeast(Severity.LOW)
                .showing(
                        Evidence.count("stages that read shuffles without it", stages.size()),
                        Evidence.of("their time", time).against(run.gate()),
                        Evidence.count("queries in all", run.run().queries().size()))
                .rulingOut("jobs of RDDs: adaptive execution would not touch them, and they are not counted")
                .advising(Advice.setting(
                        "switch it on; it is Spark's default since 3.2",
                        "plans say AdaptiveSparkPlan, and the shuffles have fewer or more even tasks",
                        Knobs.to(settings, Knobs.ADAPTIVE, "true")))
                .build());
    }
}
