package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Outlook;
import dev.evenkeel.core.page.CurveChart;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.Scale;
import java.time.Duration;
import java.util.List;

/** The part of the page that shows what the run would take on other numbers of slots. */
final class CurveSection {
    private CurveSection() {}

    static Element of(AdvisorReport report) {
        Outlook outlook = report.outlook();
        List<CurveChart.Point> points =
                outlook.curve().stream().map(CurveSection::point).toList();
        int at = 0;
        for (int i = 0; i < points.size(); i++) if (points.get(i).x() == outlook.slots()) at = i;
        CurveChart chart = new CurveChart(points, at, "slots", "wall time", Scale.SECONDS);
        String caption = Words.curve(report);
        return Element.of(
                "section",
                Element.of("h2", "On other slots"),
                new Figure("Predicted wall time", caption, chart).element());
    }

    private static CurveChart.Point point(Outlook.Wall wall) {
        return new CurveChart.Point(
                wall.slots(), seconds(wall.least()), seconds(wall.expected()), seconds(wall.most()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
