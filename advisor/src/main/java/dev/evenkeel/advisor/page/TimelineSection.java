package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.TimelineChart;
import dev.evenkeel.core.page.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of the page that shows when which stage held how many of the slots. */
final class TimelineSection {
    /** More lanes are more than a screen, and the shortest stages of a long run are not what it waits for. */
    private static final int LANES = 16;

    /** Two pixels of a desk each. */
    private static final int PARTS = 380;

    private final AdvisorReport report;
    private final RunProfile run;

    private TimelineSection(AdvisorReport report, RunProfile run) {
        this.report = report;
        this.run = run;
    }

    static Element of(AdvisorReport report, RunProfile run) {
        return new TimelineSection(report, run).element();
    }

    private Element element() {
        List<StageFacts> longest = run.stages().stream()
                .sorted(Comparator.comparing((StageFacts stage) -> stage.span().length())
                        .reversed())
                .limit(LANES)
                .sorted(Comparator.comparing(stage -> stage.span().start()))
                .toList();
        List<TimelineChart.Lane> lanes = new ArrayList<>();
        lanes.add(lane("all stages", run.stages(), TextLayout.duration(run.wall()), Tone.QUIET));
        Set<String> alarming = report.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.MODERATE) >= 0)
                .filter(finding -> finding.where().stage() != null)
                .map(finding -> finding.where().stage() + "." + finding.where().attempt())
                .collect(Collectors.toSet());
        for (StageFacts stage : longest) {
            String id = stage.id() + "." + stage.attempt();
            Tone tone = alarming.contains(id) ? Tone.LOUD : Tone.QUIET;
            String length = TextLayout.duration(stage.span().length());
            lanes.add(lane(id + " " + stage.name(), List.of(stage), length, tone));
        }
        double seconds = Math.max(1, run.wall().toMillis()) / 1e3;
        TimelineChart chart = new TimelineChart(lanes, seconds, Math.max(1, run.slots()));
        String caption = Words.timeline(run, longest.size());
        return Element.of(
                "section", Element.of("h2", "Timeline"), new Figure("Slots held by stage", caption, chart).element());
    }

    private TimelineChart.Lane lane(String label, List<StageFacts> stages, String number, Tone tone) {
        HeldSlots held = new HeldSlots(run.span(), PARTS);
        stages.forEach(held::add);
        return new TimelineChart.Lane(label, number, held.perPart(), tone);
    }
}
