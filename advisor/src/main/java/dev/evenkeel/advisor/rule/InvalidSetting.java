package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.List;
import java.util.Optional;

/**
 * A setting with a text that Spark does not take, which breaks a query as soon as it is read.
 *
 * <p>Example: {@code spark.sql.shuffle.partitions=many} is no number.
 *
 * <p>Reads all settings whose value was kept, against the converters of Spark's own registry. Moderate. Silent on texts
 * that refer to variables, which only Spark expands, and where no registry was given. Only informs on a run of another
 * line of Spark than the registry.
 */
final class InvalidSetting implements Rule {
    private final KnownSettings known;

    InvalidSetting(KnownSettings known) {
        this.known = known;
    }

    @Override
    public String id() {
        return "invalid-setting";
    }

    @Override
    public List<Finding> judge(Case run) {
        return run.run().settings().members().entrySet().stream()
                .filter(setting -> !setting.getValue().contains("${"))
                .flatMap(setting -> judge(setting.getKey(), setting.getValue(), run.run()).stream())
                .toList();
    }

    private Optional<Finding> judge(String key, String text, RunProfile run) {
        return known.problem(key, text)
                .map(problem -> Finding.of(id(), Where.run())
                        .because(key + "=" + text + " is not taken by " + MisspeltSetting.reader(known) + ": " + problem
                                + MisspeltSetting.otherLine(known, run))
                        .atLeast(known.isOfAnotherLineThan(run.application()) ? Severity.INFO : Severity.MODERATE)
                        .advising(Advice.code(
                                "give it a value that it takes, or take it out",
                                "",
                                "spark.conf().get(\"" + key + "\") gives the value without an error"))
                        .build());
    }
}
