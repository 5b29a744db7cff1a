package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.cost.Makespan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers from each changed stage alone, without a replay of the run.
 *
 * <p>Example: a stage of 60 s whose work is 7.7 s on its slots would save 52.3 s. Did another stage run for 40 s of the
 * 60 s, then at least 12.3 s: what the other needs may keep the run as long.
 *
 * <p>Pure. Costs O(stages × log stages) a question.
 */
final class StageByStage implements WhatIf {
    private static final String HOW = "from the stage's own tasks and slots; other stages keep their times";

    private final RunProfile run;

    StageByStage(RunProfile run) {
        this.run = run;
    }

    @Override
    public Saving saving(List<Change> changes) {
        if (changes.isEmpty()) return Saving.none(run.wall());
        Duration least = Duration.ZERO;
        Duration most = Duration.ZERO;
        for (Change change : changes) {
            Duration saved = saved(change);
            most = most.plus(saved);
            least = least.plus(atLeastZero(saved.minus(besideOthers(change))));
        }
        Confidence confidence = least.equals(most) ? Confidence.MEDIUM : Confidence.LOW;
        return Saving.between(least, most, run.wall(), confidence, HOW);
    }

    private Duration saved(Change change) {
        return change.fold(
                even -> shorter(even.stage(), even(even.stage())),
                split -> shorter(split.stage(), split(split.stage(), split.tasks())),
                scaled -> shorter(scaled.stage(), part(length(scaled.stage()), scaled.part())),
                gone -> length(gone.stage()),
                lessIdle -> lessIdle.time());
    }

    private static Duration shorter(StageFacts stage, Duration then) {
        return atLeastZero(length(stage).minus(then));
    }

    /** Even tasks on the slots that the stage had. */
    private static Duration even(StageFacts stage) {
        if (stage.tasks() == 0 || stage.slots() == 0) return length(stage);
        Duration mean = stage.slotTime().dividedBy(stage.tasks());
        Duration spread = stage.slotTime().dividedBy(stage.slots());
        return mean.compareTo(spread) > 0 ? mean : spread;
    }

    /** Waves of equal tasks. A stage of fewer tasks than the run had slots may use them. */
    private Duration split(StageFacts stage, int tasks) {
        int slots = Math.max(Math.max(1, stage.slots()), run.slots());
        long waves = (tasks + slots - 1L) / slots;
        return stage.slotTime().dividedBy(tasks).multipliedBy(waves);
    }

    private static Duration length(StageFacts stage) {
        return stage.span().length();
    }

    private static Duration part(Duration time, double part) {
        return Duration.ofNanos(Math.round(time.toNanos() * part));
    }

    private static Duration atLeastZero(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** The time within the changed stage in which other stages ran too. */
    private Duration besideOthers(Change change) {
        return change.about().map(this::besideOthers).orElse(Duration.ZERO);
    }

    private Duration besideOthers(StageFacts stage) {
        return covered(run.stages().stream()
                .filter(other -> other != stage)
                .flatMap(other -> overlap(stage.span(), other.span()).stream())
                .toList());
    }

    private static Optional<Span> overlap(Span one, Span other) {
        Instant start = one.start().isAfter(other.start()) ? one.start() : other.start();
        Instant end = one.end().isBefore(other.end()) ? one.end() : other.end();
        return end.isAfter(start) ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    /** The time that these spans cover together. */
    private static Duration covered(List<Span> spans) {
        Duration sum = Duration.ZERO;
        Instant until = Instant.MIN;
        for (Span span :
                spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            Instant from = span.start().isAfter(until) ? span.start() : until;
            if (!span.end().isAfter(from)) continue;
            sum = sum.plus(Duration.between(from, span.end()));
            until = span.end();
        }
        return sum;
    }

    /**
     * {@return the time without a task, and that with tasks changed as the stages one by one would}
     *
     * <p>At least the time without a task; at most what the stages take one after the other.
     */
    @Override
    public Prediction onSlots(int slots) {
        Duration busy = covered(run.stages().stream().map(StageFacts::span).toList());
        Duration idle = atLeastZero(run.wall().minus(busy));
        Duration now = sum(stage -> Makespan.of(stage.times(), Math.max(1, stage.slots())));
        Duration then = sum(stage -> Makespan.of(stage.times(), slots));
        double factor = now.isZero() ? 1 : (double) then.toNanos() / now.toNanos();
        Duration expected = idle.plus(part(busy, factor));
        Duration most = idle.plus(then);
        return new Prediction(
                idle,
                expected,
                most.compareTo(expected) > 0 ? most : expected,
                Confidence.LOW,
                HOW + "; which stages run at once, and when executors come and go, is left out");
    }

    private Duration sum(Function<StageFacts, Duration> time) {
        return run.stages().stream()
                .map(stage -> time.apply(stage).multipliedBy(stage.sampledEvery()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Prediction asItWas() {
        return onSlots(Math.max(1, run.slots()));
    }
}
