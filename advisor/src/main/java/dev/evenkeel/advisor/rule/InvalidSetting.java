package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting with a text that Spark does not take, which breaks a query as soon as it is read.
 *
 * <p>Example: {@code spark.sql.shuffle.partitions=many} is no number.
 *
 * <p>Reads all settings whose value was kept, against the converters of Spark's own registry. Moderate. Silent on texts
 * that refer to variables, which only Spark expands, and where no registry was given.
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
        Settings settings = run.run().settings();
        return settings.members().entrySet().stream()
                .filter(setting -> !setting.getValue().contains("${"))
                .flatMap(setting -> judge(setting).stream())
                .toList();
    }

    private Optional<Finding> judge(Map.Entry<String, String> setting) {
        String text = setting.getValue();
        return known.problem(setting.getKey(), text)
                .map(problem -> Finding.of(id(), Where.run())
                        .because(setting.getKey() + "=" + text + " is not taken by Spark: " + problem)
                        .atLeast(Severity.MODERATE)
                        .advising(Advice.code(
                                "give it a value that it takes, or take it out",
                                "",
                                "spark.conf().get(\"" + setting.getKey() + "\") gives the value without an error"))
                        .build());
    }
}
