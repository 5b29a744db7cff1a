package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.ColumnChart;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Scale;
import dev.evenkeel.core.page.Table;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.page.Value;
import dev.evenkeel.core.stats.Spread;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of the page that shows how task times spread: of the stages that a finding names, and of those that lose most
 * to their longest task.
 */
final class StageSection {
    private static final int STAGES = 3;
    private static final int NAME = 100;
    private static final int LEAST_TASKS = 2;

    private StageSection() {}

    /** {@return a section with the worst stages; nothing where no stage has two tasks} */
    static List<Element> worst(AdvisorReport report, RunProfile run) {
        Stream<StageFacts> named = report.findings().stream().flatMap(finding -> stageOf(finding, run));
        Stream<StageFacts> uneven = run.stages().stream()
                .sorted(Comparator.comparing(StageSection::lost).reversed());
        List<StageFacts> worst = Stream.concat(named, uneven)
                .filter(stage -> stage.times().tasks() >= LEAST_TASKS)
                .distinct()
                .limit(STAGES)
                .toList();
        if (worst.isEmpty()) return List.of();
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of("h2", "Task times"));
        for (StageFacts stage : worst) parts.add(figure(stage));
        parts.add(table(worst));
        return List.of(Element.of("section", parts));
    }

    private static Stream<StageFacts> stageOf(Finding finding, RunProfile run) {
        Integer stage = finding.where().stage();
        if (stage == null) return Stream.empty();
        return run.stages().stream()
                .filter(one ->
                        one.id() == stage && one.attempt() == finding.where().attempt());
    }

    /** {@return how much longer the stage was than its work would have taken on its slots} */
    private static Duration lost(StageFacts stage) {
        if (stage.slots() == 0) return Duration.ZERO;
        return stage.span().length().minus(stage.slotTime().dividedBy(stage.slots()));
    }

    private static Element figure(StageFacts stage) {
        TaskTimes times = stage.times();
        List<ColumnChart.Column> columns = IntStream.range(0, times.tasks())
                .mapToObj(task -> new ColumnChart.Column(task, times.nanosAt(task) / 1e9))
                .toList();
        Tone tone = Words.isUneven(stage) ? Tone.LOUD : Tone.QUIET;
        ColumnChart chart = new ColumnChart(columns, "task", "time", tone, Scale.SECONDS);
        String title = "Stage " + stage.id() + "." + stage.attempt() + ", " + TextLayout.cell(stage.name(), NAME);
        return new Figure(title, Words.tasks(stage), chart).element();
    }

    private static Element table(List<StageFacts> stages) {
        Table table = Table.of(
                "Task times in numbers",
                Table.Column.text("stage"),
                Table.Column.number("tasks"),
                Table.Column.number("median"),
                Table.Column.number("95 %"),
                Table.Column.number("longest"),
                Table.Column.number("read, median"),
                Table.Column.number("read, most"),
                Table.Column.number("spilled"));
        for (StageFacts stage : stages) {
            Spread time = stage.spreads().of(TaskFigure.SLOT_NANOS);
            Spread read = read(stage);
            table = table.with(
                    Value.shown(stage.id() + "." + stage.attempt(), NAME),
                    new Text(TextLayout.count(stage.tasks())),
                    time(stage.times().median()),
                    time.count() == 0 ? new Text("-") : time(Duration.ofNanos(Math.round(time.quantile(0.95)))),
                    time(stage.slowest().time()),
                    bytes(read.count() == 0 ? 0 : read.median()),
                    bytes(read.largest()),
                    new Text(stage.spilled().toString()));
        }
        Element title = Element.of("h3", "Task times in numbers");
        return Element.of("div", title, table.element()).with("class", "table");
    }

    /** {@return bytes of a stage's tasks from shuffles, or from files where it reads more of those} */
    private static Spread read(StageFacts stage) {
        boolean shuffled = stage.shuffleRead().bytes() >= stage.figures().value(TaskFigure.INPUT_BYTES);
        return stage.spreads().of(shuffled ? TaskFigure.SHUFFLE_READ_BYTES : TaskFigure.INPUT_BYTES);
    }

    private static Text time(Duration time) {
        return new Text(TextLayout.duration(time));
    }

    private static Text bytes(double bytes) {
        return new Text(ByteSize.nearest(bytes).toString());
    }
}
