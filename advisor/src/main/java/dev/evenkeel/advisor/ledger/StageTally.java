package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.RddFacts;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.StageFactsBuilder;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.advisor.facts.TaskSpreadsCounter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt of a stage while its tasks come in. Not thread-safe. */
final class StageTally {
    private static final int RDDS = 100;

    private final StageStart start;
    private final String codeSite;
    private final List<RddFacts> rdds;
    private final TaskSample sample;
    private final FigureSum figures = new FigureSum();
    private final TaskSpreadsCounter spreads = new TaskSpreadsCounter();
    private TaskFacts slowest = TaskFacts.NONE;
    private long firstLaunch = Long.MAX_VALUE;
    private long lastFinish = Long.MIN_VALUE;
    private @Nullable StageEnd end;

    StageTally(StageStart start, int taskRoom) {
        this.rdds = start.rdds().stream().limit(RDDS).map(RddText::facts).toList();
        this.codeSite = Words.detail(start.codeSite());
        this.start = start.inShort();
        this.sample = new TaskSample(taskRoom);
    }

    void ended(TaskEnd task) {
        figures.add(task.figures());
        if (!task.hasSucceeded()) return;
        spreads.add(task.figures());
        firstLaunch = Math.min(firstLaunch, task.launchMillis());
        lastFinish = Math.max(lastFinish, task.finishMillis());
        TaskFacts facts = task.facts();
        if (facts.time().compareTo(slowest.time()) > 0) slowest = facts;
        sample.add(task);
    }

    void complete(StageEnd told) {
        end = told.inShort();
    }

    /** {@return true once no task of the stage is to be waited for} */
    boolean isCompleted() {
        return end != null;
    }

    boolean isThinned() {
        return sample.isThinned();
    }

    long slotNanos() {
        return figures.value(TaskFigure.SLOT_NANOS);
    }

    TaskFigures figures() {
        return figures.figures();
    }

    StageFacts facts(long nowMillis) {
        Span span = lastFinish < firstLaunch ? Span.NONE : span(firstLaunch, lastFinish);
        Map<String, String> properties = start.properties();
        StageFactsBuilder facts = StageFacts.of(
                        start.id(), start.attempt(), properties.getOrDefault(Property.DESCRIPTION, start.name()))
                .ran(span, sample.mostAtOnce())
                .did(figures.figures())
                .spread(spreads.spreads())
                .traced(sample.trace())
                .slowest(slowest)
                .after(start.parents())
                .at(codeSite)
                .inPool(properties.getOrDefault(Property.POOL, ""))
                .computing(rdds)
                .scheduled(scheduled(span, nowMillis), start.tasks());
        Long query = Property.query(properties);
        if (query != null) facts.forQuery(query);
        if (end == null) facts.ended(Outcome.UNFINISHED, "");
        else if (!end.failure().isEmpty()) facts.ended(Outcome.FAILED, Words.firstLine(end.failure()));
        return facts.build();
    }

    /** Spark tells the time of submission at the latest with the completion; what it does not tell, tasks show. */
    private Span scheduled(Span tasks, long nowMillis) {
        long submitted = start.submittedMillis();
        long completed = nowMillis;
        if (end != null) {
            if (end.submittedMillis() > 0) submitted = end.submittedMillis();
            completed = end.completedMillis() > 0
                    ? end.completedMillis()
                    : tasks.end().toEpochMilli();
        }
        return submitted > 0 ? span(submitted, completed) : tasks;
    }

    private static Span span(long start, long end) {
        return new Span(Instant.ofEpochMilli(start), Instant.ofEpochMilli(Math.max(start, end)));
    }
}
