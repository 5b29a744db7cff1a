package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.prompt.ReferenceInformation.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run of Spark as reference information: what it was, what the rules found, its stages, plans, failures and settings.
 *
 * <p>Example: {@code SparkReference.of(run, report, names).of(settings)} of a run with one finding has the facts {@code
 * R}, {@code C}, {@code F1}, {@code S4.0}, {@code Q2}, {@code Q2.N5}, {@code K1} and so on: the finding cites the stage
 * and the step by their ids. Spark's own numbers stand in the ids, so that they can be found again in its pages.
 *
 * <p>No application name, description, line of code, path, host, executor id, condition, literal or message is read
 * here.
 */
public final class SparkReference {
    private final RunProfile run;
    private final AdvisorReport report;
    private final Pseudonyms names;

    private SparkReference(RunProfile run, AdvisorReport report, Pseudonyms names) {
        this.run = run;
        this.report = report;
        this.names = names;
    }

    /** {@return the reading of that run, of which the rules said that, with these names} */
    public static SparkReference of(RunProfile run, AdvisorReport report, Pseudonyms names) {
        return new SparkReference(run, report, names);
    }

    /**
     * {@return the document, with these settings to choose from}
     *
     * @param knobs the settings that may be advised
     * @param ofSessions tells whether a running session can change a setting
     */
    public ReferenceInformation of(List<Knob> knobs, Predicate<String> ofSessions) {
        List<Fact> facts = new ArrayList<>();
        facts.addAll(new RunFacts(run, report).all());
        facts.addAll(FindingFacts.of(report));
        facts.addAll(FailureReading.of(run));
        facts.addAll(StageReading.of(run));
        facts.addAll(new PlanReading(run, names).all());
        facts.addAll(SettingReading.of(run.settings(), knobs, ofSessions, advised()));
        return ReferenceInformation.of(Engine.SPARK, run.application().spark(), facts);
    }

    /** {@return the settings that findings speak of, which are told before others} */
    private List<String> advised() {
        return report.findings().stream()
                .flatMap(finding -> finding.advice().settings().stream())
                .map(SettingChange::key)
                .toList();
    }
}
