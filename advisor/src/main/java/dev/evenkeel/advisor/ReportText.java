package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report in lines for a terminal: what the run was in three numbers, its findings one a line, then each with cause,
 * evidence and change.
 */
final class ReportText {
    private static final int NAME = 60;
    private static final int PLACE = 50;
    private static final String PASTED = "      ";

    /** Twice the slots that save less than that part of the wall time hardly help. */
    private static final double HARDLY = 0.05;

    private ReportText() {}

    static String of(AdvisorReport report) {
        List<String> lines = new ArrayList<>(summary(report));
        List<Finding> findings = report.findings();
        if (findings.size() > 1) {
            lines.add("");
            lines.addAll(ranking(findings));
        }
        for (Finding finding : findings) {
            lines.add("");
            lines.addAll(finding.lines());
        }
        if (!report.setAside().isEmpty() || !report.notes().isEmpty()) lines.add("");
        for (SetAside other : report.setAside()) lines.add("note: " + other);
        for (String note : report.notes()) lines.add("note: " + note);
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PASTED)) wrapped.add(line);
            else wrapped.addAll(TextLayout.wrapped(line));
        }
        return String.join("\n", wrapped) + "\n";
    }

    /** {@return the run in one line, and below it how its slots were used, and whether more of them would help} */
    static List<String> summary(AdvisorReport report) {
        List<String> lines = new ArrayList<>();
        Outlook outlook = report.outlook();
        String on = outlook.slots() == 0
                ? ""
                : " on " + TextLayout.count(outlook.slots()) + (outlook.slots() == 1 ? " slot" : " slots");
        lines.add(TextLayout.cell(report.application(), NAME) + ": " + TextLayout.duration(report.wall()) + on + ", "
                + verdict(report.findings(), report.worst()));
        if (outlook.tasks() == 0) return lines;
        outlook.usedShare()
                .ifPresent(share -> lines.add("  " + share + " of the slot time was used by "
                        + TextLayout.count(outlook.tasks()) + (outlook.tasks() == 1 ? " task" : " tasks")));
        lines.add(
                "  " + Ratio.of(outlook.withoutTasks().toNanos(), report.wall().toNanos())
                        + " of the wall time had no task at all");
        moreSlots(outlook, report.wall())
                .ifPresent(words -> lines.add("  " + words + "; the replay is " + outlook.error() + " off this run"));
        report.cost().ifPresent(cost -> lines.add("  " + cost(cost)));
        return lines;
    }

    static String verdict(List<Finding> findings, Severity worst) {
        if (findings.isEmpty()) return "healthy as far as the rules look";
        if (findings.size() == 1) return "1 finding: " + worst;
        return findings.size() + " findings, the worst " + worst;
    }

    /** {@return what twice the slots would do, in words, where that was asked for} */
    static Optional<String> moreSlots(Outlook outlook, Duration wall) {
        return outlook.on(2 * outlook.slots()).map(twice -> {
            String there = interval(twice) + " on " + TextLayout.count(twice.slots()) + " slots";
            boolean hardly = twice.expected().toNanos() >= wall.toNanos() * (1 - HARDLY);
            if (hardly) return there + ", so more slots hardly help";
            return there + ", and never less than " + TextLayout.duration(outlook.shortest());
        });
    }

    private static String interval(Outlook.Wall wall) {
        return TextLayout.duration(wall.expected()) + " (" + TextLayout.duration(wall.least()) + " to "
                + TextLayout.duration(wall.most()) + ")";
    }

    private static String cost(RunCost cost) {
        String month = cost.runsPerMonth() == 0 ? "" : ", " + Price.text(cost.perMonth()) + " a month";
        return Price.text(cost.perRun()) + " for " + Price.text(cost.coreHours()) + " core-hours at "
                + Price.text(cost.price().perCoreHour()) + " each" + month;
    }

    private static List<String> ranking(List<Finding> findings) {
        List<List<String>> rows = findings.stream()
                .map(finding -> List.of(
                        finding.severity().name(),
                        finding.saving().most().isZero()
                                ? "-"
                                : TextLayout.duration(finding.saving().expected()),
                        finding.id(),
                        TextLayout.cell(finding.where().toString(), PLACE)))
                .toList();
        return TextLayout.table(List.of("severity", "costs", "finding", "where"), rows);
    }
}
