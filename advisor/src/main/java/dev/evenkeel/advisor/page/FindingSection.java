package dev.evenkeel.advisor.page;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.core.page.CopyBlock;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Text;
import java.util.ArrayList;
import java.util.List;

/** The part of the page that is about one finding: where, why, by what numbers, and what to change. */
final class FindingSection {
    private FindingSection() {}

    /** {@return the section, to be linked to by that id} */
    static Element of(Finding finding, String id) {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of("h2", finding.id()));
        Element severity = Element.of("strong", Words.severity(finding.severity()))
                .with("class", AdvisorPage.tone(finding.severity()).style());
        parts.add(Element.of("p", severity, new Text(" in " + finding.where())));
        parts.add(Element.of("p", Words.sentence(finding.cause())));
        if (!finding.saving().most().isZero()) parts.add(Element.of("p", Words.saving(finding.saving())));
        if (!finding.evidence().isEmpty() || !finding.ruledOut().isEmpty()) parts.add(evidence(finding));
        parts.addAll(change("Change", finding.advice()));
        for (Advice other : finding.alternatives()) parts.addAll(change("Or", other));
        return Element.of("section", parts).with("id", id);
    }

    private static Element evidence(Finding finding) {
        List<Element> items = new ArrayList<>();
        for (Evidence number : finding.evidence()) items.add(Element.of("li", number.toString()));
        for (String other : finding.ruledOut()) items.add(Element.of("li", "Not: " + other));
        return Element.of("ul", items);
    }

    private static List<Node> change(String word, Advice advice) {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of(
                "p", Element.of("strong", word).with("class", "quiet"), new Text(": " + Words.end(advice.sentence()))));
        if (!advice.paste().isEmpty()) parts.add(CopyBlock.of(advice.paste()));
        parts.add(Element.of("p", "To verify: " + Words.end(advice.check())).with("class", "muted"));
        return parts;
    }
}
