package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A setting that Spark does not know, and whose name is nearly that of one it does: it takes any name in silence.
 *
 * <p>Example: {@code spark.sql.shuffle.partition=800} does nothing; {@code spark.sql.shuffle.partitions} was meant.
 *
 * <p>Reads the names of all settings that were set, against those of Spark's own registry. Fires where an unknown name
 * is at most two letters, or the case of letters, away from a known one: low, since what was wanted did not happen.
 * Silent on unknown names that resemble none, as those of vendors and libraries, and where no registry was given.
 */
final class MisspeltSetting implements Rule {
    private final KnownSettings known;

    MisspeltSetting(KnownSettings known) {
        this.known = known;
    }

    @Override
    public String id() {
        return "misspelt-setting";
    }

    @Override
    public List<Finding> judge(Case run) {
        return names(run.run()).stream().flatMap(name -> judge(name).stream()).toList();
    }

    /** {@return the names of all settings of the application and of its queries} */
    static SortedSet<String> names(RunProfile run) {
        SortedSet<String> names = new TreeSet<>(run.settings().names());
        run.queries().forEach(query -> names.addAll(query.settings().names()));
        return names;
    }

    private Optional<Finding> judge(String name) {
        return known.near(name)
                .map(meant -> Finding.of(id(), Where.run())
                        .because(name + " is no setting of this Spark and does nothing; " + meant + " is near")
                        .atLeast(Severity.LOW)
                        .showing(Evidence.count("settings that this Spark knows", known.size()))
                        .rulingOut("a setting of a library: it is at most two letters from one of Spark's own")
                        .advising(new Advice(
                                Advice.Kind.SETTING,
                                "write " + meant + ", with the value that " + name + " has",
                                meant + " <the value of " + name + ">",
                                "the name stands among the known ones, and the run changes as meant",
                                List.<SettingChange>of()))
                        .build());
    }
}
