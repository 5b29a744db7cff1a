package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the rules found, {@code F1}, {@code F2}, … in the order of the report.
 *
 * <p>A finding is told by its rule's name, its place, its cost and its numbers. Its sentences stay here, since they
 * quote names of the job; of the settings it would change those are told that are on the allow-list.
 */
final class FindingFacts {
    private static final double WEIGHT = 1_000;
    private static final Pattern RULE = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,5}");

    private FindingFacts() {}

    static List<Fact> of(AdvisorReport report) {
        List<Fact> facts = new ArrayList<>();
        for (Finding finding : report.findings())
            facts.add(of("F" + (facts.size() + 1), WEIGHT - facts.size(), finding));
        return facts;
    }

    private static Fact of(String id, double weight, Finding finding) {
        Fact fact = Fact.of(Section.FINDINGS, id, weight);
        if (RULE.matcher(finding.id()).matches()) fact = fact.with("rule", finding.id());
        fact = fact.word("severity", finding.severity()).ids("at", at(finding.where()));
        if (!finding.saving().most().isZero())
            fact = fact.seconds("expectedSaving", finding.saving().expected())
                    .seconds("leastSaving", finding.saving().least())
                    .seconds("mostSaving", finding.saving().most())
                    .word("confidence", finding.saving().confidence());
        return fact.parts(
                        "numbers",
                        finding.evidence().stream().map(FindingFacts::number).toList())
                .word("advises", finding.advice().kind())
                .parts(
                        "advisedSettings",
                        finding.advice().settings().stream()
                                .flatMap(change -> change(change).stream())
                                .toList());
    }

    /** {@return the ids of the stage, the query or the step; none for the run} */
    static List<String> at(Where where) {
        List<String> ids = new ArrayList<>();
        Integer stage = where.stage();
        if (stage != null) ids.add(StageReading.id(stage, where.attempt()));
        Long query = where.query();
        Integer node = where.node();
        if (query != null) ids.add(node == null ? PlanReading.id(query) : PlanReading.id(query, node));
        return ids;
    }

    private static Fact number(Evidence evidence) {
        Fact part = Fact.of(Section.FINDINGS, "E", 0);
        Optional<String> name = Vocabulary.evidence(evidence.name());
        if (name.isPresent()) part = part.with("name", name.get());
        part = part.number("value", evidence.value()).word("unit", evidence.unit());
        Double limit = evidence.limit();
        return limit == null ? part : part.number("limit", limit);
    }

    private static Optional<Fact> change(SettingChange change) {
        Optional<Knob> knob = Knobs.named(change.key());
        Optional<KnobValue> value = knob.flatMap(known -> known.read(change.recommended()));
        return value.map(to ->
                Fact.of(Section.FINDINGS, "E", 0).with("key", change.key()).with("to", to.text()));
    }
}
