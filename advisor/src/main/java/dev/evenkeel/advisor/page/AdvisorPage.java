package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Page;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The advisor's report as one HTML file: first in words what costs most, then each finding with what to paste, then when
 * which stage held the slots, what other slots would do, and how uneven the worst stages are.
 *
 * <p>Pure: equal reports of equal runs give equal bytes.
 */
public final class AdvisorPage {
    private static final int PLACE = 90;

    private AdvisorPage() {}

    /** {@return the page} */
    public static String html(AdvisorReport report, RunProfile run) {
        List<Finding> findings = report.findings();
        String headline = Words.headline(report);
        List<Node> main = new ArrayList<>();
        main.add(header(headline, report, run));
        for (int i = 0; i < findings.size(); i++) main.add(FindingSection.of(findings.get(i), id(i)));
        if (!run.stages().isEmpty()) main.add(TimelineSection.of(report, run));
        if (report.outlook().curve().size() > 1) main.add(CurveSection.of(report));
        main.addAll(StageSection.worst(report, run));
        List<String> remarks = remarks(report);
        if (!remarks.isEmpty()) main.add(remarks(remarks));
        Element footer = Element.of("footer", Words.FOOTER);
        String title = TextLayout.cell(report.application(), PLACE) + ": " + headline + " · Evenkeel";
        return new Page(title, List.of(Element.of("main", main), footer)).html();
    }

    static Tone tone(Severity severity) {
        return severity.compareTo(Severity.MODERATE) >= 0 ? Tone.LOUD : Tone.QUIET;
    }

    private static String id(int finding) {
        return "finding-" + (finding + 1);
    }

    private static Element header(String headline, AdvisorReport report, RunProfile run) {
        List<Element> header = new ArrayList<>();
        header.add(Element.of("p", Words.EYEBROW).with("class", "eyebrow"));
        header.add(Element.of("h1", headline));
        header.add(Element.of("p", Words.run(run)).with("class", "muted"));
        header.add(RunFigures.of(report));
        List<Element> items = IntStream.range(0, report.findings().size())
                .mapToObj(i -> item(report.findings().get(i), id(i)))
                .toList();
        if (!items.isEmpty()) header.add(Element.of("ul", items).with("class", "findings"));
        return Element.of("header", header);
    }

    private static Element item(Finding finding, String id) {
        Element link = Element.of("a", finding.id()).with("href", "#" + id);
        String place = " in " + TextLayout.cell(finding.where().toString(), PLACE);
        return Element.of(
                "li",
                Element.of("strong", Words.severity(finding.severity()))
                        .with("class", tone(finding.severity()).style()),
                new Text(" "),
                Element.of("span", link, new Text(place)),
                Element.of("p", Words.cost(finding) + finding.cause()));
    }

    private static List<String> remarks(AdvisorReport report) {
        List<String> remarks = new ArrayList<>();
        report.setAside().forEach(other -> remarks.add(other.toString()));
        remarks.addAll(report.notes());
        return remarks;
    }

    private static Element remarks(List<String> remarks) {
        List<Element> items =
                remarks.stream().map(remark -> Element.of("li", remark)).toList();
        return Element.of("section", Element.of("h2", "Notes"), Element.of("ul", items));
    }
}
