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
 * The parts of a recorded run and what each waited for, by the sections of the run between which no job ran.
 *
 * <p>Example: job 0 of stages 0 and 1, and 2 s after its end job 1 of stage 2, are three sections: one in which job 0
 * begins, its stages run and it ends; one in which, 2 s later, the same happens to job 1; and the rest of the run.
 *
 * <p>A stage waits for its job to begin, for the stages it reads from and for attempts that had failed, and each time
 * for the gap that was there. A job ends after its stages; {@link JobOrder} says what it waits for to begin. Pure.
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

    /** {@return the sections of the run; in each, jobs stand in the order of their begin, stages in Spark's order} */
    static List<Section> of(RunProfile run) {
        RunGraph graph = new RunGraph(run);
        List<Section> sections = new ArrayList<>();
        Part start = Part.moment(0);
        for (List<RecordedJob> jobs : JobOrder.sections(graph.jobs)) {
            jobs.forEach(graph::link);
            sections.add(section(start, jobs));
            start = sections.get(sections.size() - 1).end();
        }
        Part end = Part.moment(graph.nanos(run.span().end()));
        end.waitsFor(start);
        sections.add(new Section(List.of(start, end)));
        return sections;
    }

    private static Section section(Part start, List<RecordedJob> jobs) {
        List<Part> parts = new ArrayList<>(List.of(start));
        long last = jobs.stream().mapToLong(job -> job.end().end()).max().orElse(0);
        Part end = Part.moment(last);
        for (RecordedJob job : jobs) {
            parts.add(job.begin());
            parts.addAll(job.stages());
            parts.add(job.end());
            end.waitsFor(job.end());
        }
        parts.add(end);
        return new Section(parts);
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

    /** What the recording has from before its start or after its end counts as of then. */
    private long nanos(Instant time) {
        long nanos = Duration.between(run.span().start(), time).toNanos();
        return Math.max(0, Math.min(nanos, run.wall().toNanos()));
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
}
