package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.RunCost;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.explain.TextLayout;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Every sentence that the page itself adds to what it is given. */
final class Words {
    static final String EYEBROW = "Evenkeel · advisor";
    static final String FOOTER = "Written by Evenkeel. This file is complete: it loads nothing and sends nothing.";

    private static final int NAME = 80;

    /** From that many times the mean on the longest task stands out. */
    private static final double UNEVEN = 2;

    /** What costs less of the run is not what the reader should read first. */
    private static final double WORTH = 0.01;

    private Words() {}

    static String headline(AdvisorReport report) {
        if (report.findings().isEmpty()) return "Healthy as far as the rules look";
        Finding first = report.findings().get(0);
        int count = report.findings().size();
        String findings = count == 1 ? "One finding" : TextLayout.count(count) + " findings";
        if (first.saving().share().value() < WORTH) return findings + ", first of all " + first.id();
        return findings + (count == 1 ? " costs " : "; the first costs ")
                + TextLayout.duration(first.saving().expected()) + " of " + TextLayout.duration(report.wall());
    }

    static String run(RunProfile run) {
        String name = TextLayout.cell(run.application().name(), NAME);
        String id = run.application().id().isEmpty()
                ? ""
                : ", " + TextLayout.cell(run.application().id(), NAME);
        String spark = run.application().spark().isEmpty()
                ? ""
                : ", Spark " + TextLayout.cell(run.application().spark(), NAME);
        return name + id + spark + ", from " + run.span().start().truncatedTo(ChronoUnit.SECONDS);
    }

    static String severity(Severity severity) {
        String word = severity.name().toLowerCase(Locale.ROOT);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String cost(Finding finding) {
        if (finding.saving().most().isZero()) return "";
        return TextLayout.duration(finding.saving().expected()) + ": ";
    }

    static String amount(RunCost cost) {
        return cost.price().amount(cost.coreHours());
    }

    static String coreHours(RunCost cost) {
        String hours = String.format(Locale.ROOT, "%,.3g core-hours", cost.coreHours());
        if (cost.runsPerMonth() == 0) return hours;
        return hours + "; " + cost.price().amount(cost.coreHours() * cost.runsPerMonth()) + " a month";
    }

    static String slots(int slots) {
        if (slots == 0) return "";
        return "on " + TextLayout.count(slots) + (slots == 1 ? " slot" : " slots");
    }

    static String tasks(long tasks) {
        return "by " + TextLayout.count(tasks) + (tasks == 1 ? " task" : " tasks");
    }

    static String sentence(String words) {
        return words.isEmpty() ? "" : end(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    static String end(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    static String saving(Saving saving) {
        String words = "Mending it would win back about " + saving + ", with "
                + saving.confidence().name().toLowerCase(Locale.ROOT) + " confidence";
        return end(saving.how().isEmpty() ? words : words + ": " + saving.how());
    }

    static String timeline(RunProfile run, int shown) {
        String lanes = "Each lane is a stage; a full lane holds all " + TextLayout.count(Math.max(1, run.slots()))
                + " slots, a thin line at its foot a single task that all others wait for.";
        int more = run.stages().size() - shown;
        String rest =
                more == 0 ? "" : " The " + TextLayout.count(more) + " shorter stages are in the first lane alone.";
        boolean sampled = run.stages().stream().anyMatch(stage -> stage.sampledEvery() > 1);
        return lanes + rest + (sampled ? " Of large stages every n-th task was kept and stands for n." : "");
    }

    static String curve(AdvisorReport report) {
        return "What the run would have taken, by a replay of its tasks that is "
                + report.outlook().error() + " off the measured "
                + TextLayout.duration(report.wall()) + "; the band is what it may lie between, the marked point the "
                + TextLayout.count(report.outlook().slots()) + " slots that there were.";
    }

    static String tasks(StageFacts stage) {
        String tasks = "Each column is a task in the order of their launch";
        String sampled = stage.sampledEvery() == 1
                ? ""
                : ", of which every " + TextLayout.count(stage.sampledEvery()) + ". was kept";
        String longest =
                "; the longest takes " + TextLayout.duration(stage.slowest().time()) + ", "
                        + TextLayout.factor(timesMean(stage)) + " the mean.";
        String grouped =
                stage.times().tasks() > 200 ? " Where neighbours share a column, it is as high as the highest." : "";
        return tasks + sampled + longest + grouped;
    }

    static boolean isUneven(StageFacts stage) {
        return timesMean(stage) >= UNEVEN;
    }

    private static double timesMean(StageFacts stage) {
        double mean = (double) stage.slotTime().toNanos() / Math.max(1, stage.tasks());
        return mean == 0 ? 1 : stage.slowest().time().toNanos() / mean;
    }
}
