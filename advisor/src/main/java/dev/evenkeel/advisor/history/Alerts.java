package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.Severity;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Locale;

/** Every sentence that a comparison with earlier runs may say. */
final class Alerts {
    private static final int NAME = 80;

    private Alerts() {}

    static Alert slower(Duration wall, Duration median, int runs, double limit) {
        double factor = (double) wall.toNanos() / median.toNanos();
        return new Alert(
                "run-slower",
                Severity.SEVERE,
                "it took " + TextLayout.duration(wall) + ", " + TextLayout.factor(factor) + " the median of " + runs
                        + " earlier runs, " + TextLayout.duration(median) + " (limit " + TextLayout.factor(limit)
                        + ")");
    }

    static Alert late(Duration wall, Duration deadline) {
        return new Alert(
                "deadline-missed",
                Severity.SEVERE,
                "it took " + TextLayout.duration(wall) + ", and should be done in " + TextLayout.duration(deadline));
    }

    static Alert memoryTight(double share, double limit) {
        return new Alert(
                "memory-tight",
                Severity.MODERATE,
                "the fullest heap held " + new Ratio(share) + " of what it was given (limit " + new Ratio(limit) + ")");
    }

    static Alert inputGrew(long bytes, double median, int runs, double limit) {
        return new Alert(
                "input-grew",
                Severity.INFO,
                "it read " + new ByteSize(bytes) + ", " + TextLayout.factor(bytes / median) + " the median of " + runs
                        + " earlier runs, " + ByteSize.nearest(median) + " (limit " + TextLayout.factor(limit) + ")");
    }

    static Alert newlySkewed(PastFinding finding, int runs) {
        return new Alert(
                "newly-skewed",
                Severity.MODERATE.atLeast(finding.severity()),
                "the stage \"" + TextLayout.cell(finding.place(), NAME) + "\" is uneven, and was not in "
                        + earlier(runs));
    }

    static Alert newFinding(PastFinding finding, int runs) {
        String place = finding.place().isEmpty() ? "" : " at \"" + TextLayout.cell(finding.place(), NAME) + "\"";
        return new Alert(
                "new-finding",
                finding.severity(),
                finding.id() + place + " was found, and was not in " + earlier(runs));
    }

    private static String earlier(int runs) {
        return runs == 1 ? "the earlier run" : "any of " + runs + " earlier runs";
    }

    static Alert planChanged(PlanShape before, PlanShape now) {
        return new Alert(
                "plan-changed",
                Severity.INFO,
                "the query \"" + TextLayout.cell(now.query(), NAME) + "\" ran as " + shape(now) + ", and before as "
                        + shape(before));
    }

    private static String shape(PlanShape plan) {
        return plan.shape().isEmpty() ? "a scan alone" : plan.shape();
    }

    static Alert limitAhead(String what, String limit, double days, double least, double most) {
        return new Alert(
                "limit-ahead",
                Severity.LOW,
                String.format(
                        Locale.ROOT,
                        "%s reaches %s in about %s (%.0f to %.0f), if it goes on growing as in the runs so far",
                        what,
                        limit,
                        days(days),
                        least,
                        most));
    }

    private static String days(double days) {
        long whole = Math.round(days);
        return whole == 1 ? "a day" : whole + " days";
    }
}
