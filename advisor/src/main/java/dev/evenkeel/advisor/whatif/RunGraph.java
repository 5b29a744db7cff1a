package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of a recorded run and what each waited for.
 *
 * <p>Example: job 0 of stages 0 and 1, and 2 s after its end job 1 of stage 2, are eight parts: each job begins, its
 * stages run, it ends; job 1 begins 2 s after job 0 ended; the run ends some time after job 1.
 *
 * <p>A stage waits for its job to begin, for the stages it reads from and for attempts that had failed, and each time for
 * the gap that was there. A job ends after its stages; {@link JobOrder} says what it waits for to begin. Pure.
 */
final class RunGraph {
    private final RunProfile run;
    private final RunningTasks running;
    private final List<Part> stages;
    private final List<RecordedJob> jobs;

    private RunGraph(RunProfile run) {
        this.run = run;
        this.running = new RunningTasks(run.stages());
        this.stages = run.stages().stream()
                .filter(stage -> stage.trace().size() > 0)
                .map(this::part)
                .sorted(Comparator.comparingLong(Part::begin))
                .toList();
        this.jobs = jobs();
    }

    /** {@return the parts of the run, jobs in the order of their begin, the stages of each in Spark's order} */
    static List<Part> of(RunProfile run) {
        RunGraph graph = new RunGraph(run);
        JobOrder.link(graph.jobs);
        graph.jobs.forEach(graph::link);
        return graph.parts();
    }

    /** A stage begins with its first launch, or before it as soon as it had to wait for a slot. */
    private Part part(StageFacts stage) {
        long submitted = stage.scheduled().start().toEpochMilli();
        long launched = Math.max(submitted, stage.trace().launchMillis(0));
        long begin =
                running.firstFull(submitted, launched, millis -> run.cluster().slotsAt(Instant.ofEpochMilli(millis)));
        return Part.stage(
                stage, nanos(Instant.ofEpochMilli(begin)), nanos(stage.span().end()));
    }

    private long nanos(Instant time) {
        return Duration.between(run.span().start(), time).toNanos();
    }

    private List<RecordedJob> jobs() {
        List<RecordedJob> known = new ArrayList<>();
        for (JobFacts job : run.jobs()) {
            Instant end = job.end() == null ? run.span().end() : job.end();
            known.add(RecordedJob.of(job, nanos(job.submitted()), nanos(end)));
        }
        List<RecordedJob> all = new ArrayList<>(known);
        for (Part stage : stages) {
            ownerOf(stage, known)
                    .ifPresentOrElse(job -> job.stages().add(stage), () -> all.add(RecordedJob.alone(stage)));
        }
        all.forEach(job -> job.stages().sort(RunGraph::inSparksOrder));
        all.sort(Comparator.comparingLong(job -> job.begin().begin()));
        return all;
    }

    /** The first job that needs a stage runs it, and later ones find its output. */
    private static Optional<RecordedJob> ownerOf(Part stage, List<RecordedJob> jobs) {
        int id = stage.facts().id();
        return jobs.stream()
                .filter(job -> job.isRunningAt(stage.begin()) && job.listed().contains(id))
                .findFirst();
    }

    private static int inSparksOrder(Part one, Part other) {
        return Comparator.comparingInt(StageFacts::id)
                .thenComparingInt(StageFacts::attempt)
                .compare(one.facts(), other.facts());
    }

    private void link(RecordedJob job) {
        for (Part stage : job.stages()) {
            stage.waitsFor(job.begin());
            earlier(stage)
                    .filter(other -> isNeededBy(stage, other) || isRetriedBy(stage, other, job))
                    .forEach(stage::waitsFor);
        }
        job.end().waitsFor(job.begin());
        stages.stream()
                .filter(stage -> job.stages().contains(stage)
                        || job.listed().contains(stage.facts().id()))
                .filter(stage -> stage.begin() >= job.begin().begin())
                .forEach(job.end()::waitsFor);
    }

    private Stream<Part> earlier(Part stage) {
        return stages.stream().takeWhile(other -> other != stage);
    }

    private static boolean isNeededBy(Part stage, Part other) {
        return stage.facts().parents().contains(other.facts().id());
    }

    private static boolean isRetriedBy(Part stage, Part other, RecordedJob job) {
        if (other.facts().id() == stage.facts().id()) return true;
        return stage.facts().attempt() > 0 && job.stages().contains(other);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Part end = Part.moment(nanos(run.span().end()));
        for (RecordedJob job : jobs) {
            parts.add(job.begin());
            parts.addAll(job.stages());
            parts.add(job.end());
            end.waitsFor(job.end());
        }
        parts.add(end);
        return parts;
    }
}
