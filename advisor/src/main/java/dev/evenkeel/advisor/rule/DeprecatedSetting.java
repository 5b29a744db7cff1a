package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.KnownSettings;
import java.util.List;
import java.util.Optional;

/**
 * A setting that Spark still takes or ignores, and that a later one will not know.
 *
 * <p>Example: {@code spark.sql.execution.arrow.enabled} is called {@code spark.sql.execution.arrow.pyspark.enabled}
 * since 3.0.
 *
 * <p>Reads the names of all settings that were set, against what Spark's registry says of deprecated and removed ones.
 * Informs only. Silent on the others, and where no registry was given.
 */
final class DeprecatedSetting implements Rule {
    private final KnownSettings known;

    DeprecatedSetting(KnownSettings known) {
        this.known = known;
    }

    @Override
    public String id() {
        return "deprecated-setting";
    }

    @Override
    public List<Finding> judge(Case run) {
        return MisspeltSetting.names(run.run()).stream()
                .flatMap(name -> judge(name).stream())
                .toList();
    }

    private Optional<Finding> judge(String name) {
        return known.deprecation(name)
                .map(words -> Finding.of(id(), Where.run())
                        .because(name + " is deprecated or gone: " + words)
                        .advising(Advice.code(
                                "take it out, or use what Spark names in its place",
                                "",
                                "Spark's log has no warning of the setting at the start"))
                        .build());
    }
}
