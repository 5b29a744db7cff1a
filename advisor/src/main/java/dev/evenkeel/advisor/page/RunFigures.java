package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Outlook;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.unit.Ratio;
import java.util.ArrayList;
import java.util.List;

/** The numbers that sum up a run, side by side. */
final class RunFigures {
    private RunFigures() {}

    static Element of(AdvisorReport report) {
        Outlook outlook = report.outlook();
        List<Element> figures = new ArrayList<>();
        figures.add(figure("wall time", TextLayout.duration(report.wall()), Words.slots(outlook.slots())));
        if (outlook.tasks() > 0) {
            outlook.usedShare()
                    .ifPresent(share ->
                            figures.add(figure("slot time used", share.toString(), Words.tasks(outlook.tasks()))));
            Ratio idle =
                    Ratio.of(outlook.withoutTasks().toNanos(), report.wall().toNanos());
            figures.add(figure("without any task", idle.toString(), "of the wall time"));
        }
        if (outlook.isReplayed()) {
            figures.add(figure(
                    "if stages were even",
                    TextLayout.duration(outlook.even().expected()),
                    "all tasks of a stage alike"));
            figures.add(figure("never less than", TextLayout.duration(outlook.shortest()), "on any number of slots"));
        }
        report.cost().ifPresent(cost -> figures.add(figure("cost", Words.amount(cost), Words.coreHours(cost))));
        return Element.of("dl", figures).with("class", "figures");
    }

    private static Element figure(String name, String value, String remark) {
        List<Node> words = new ArrayList<>(List.of(new Text(value)));
        if (!remark.isEmpty()) words.add(Element.of("small", remark));
        return Element.of("div", Element.of("dt", name), Element.of("dd", words));
    }
}
