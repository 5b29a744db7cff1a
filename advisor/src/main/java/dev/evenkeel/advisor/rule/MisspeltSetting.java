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
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A setting that Spark does not know, and whose name is nearly that of one it does: it takes any name in silence.
 *
 * <p>Example: {@code spark.sql.shuffle.partition=800} does nothing; {@code spark.sql.shuffle.partitions} was meant.
 *
 * <p>Reads the names of all settings that were set, against those of Spark's own registry. Fires where an unknown name
 * is at most two letters, or the case of letters, away from a known one: low, since what was wanted did not happen.
 * Silent on unknown names that resemble none, as those of vendors and libraries, and where no registry was given. Only
 * informs on a run of another line of Spark than the registry, which may have known the name.
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
        return names(run.run()).stream()
                .flatMap(name -> known.near(name).stream().map(meant -> finding(name, meant, run.run())))
                .toList();
    }

    /** {@return the names of all settings of the application and of its queries} */
    static SortedSet<String> names(RunProfile run) {
        SortedSet<String> names = new TreeSet<>(run.settings().names());
        run.queries().forEach(query -> names.addAll(query.settings().names()));
        return names;
    }

    private Finding finding(String name, String meant, RunProfile run) {
        String why = name + " is no setting of " + reader(known) + " and does nothing; " + meant + " is near";
        return Finding.of(id(), Where.run())
                .because(why + otherLine(known, run))
                .atLeast(known.isOfAnotherLineThan(run.application()) ? Severity.INFO : Severity.LOW)
                .showing(Evidence.count("settings that it knows", known.size()))
                .rulingOut("a setting of a library: it is at most two letters from one of Spark's own")
                .advising(new Advice(
                        Advice.Kind.SETTING,
                        "write " + meant + ", with the value that " + name + " has",
                        meant + " <the value of " + name + ">",
                        "the name stands among the known ones, and the run changes as meant",
                        List.<SettingChange>of()))
                .build();
    }

    /** {@return whose settings a name was held against} */
    static String reader(KnownSettings known) {
        return known.spark().isEmpty() ? "Spark" : "Spark " + known.spark();
    }

    /** {@return that the run's own Spark may have known more, where it was of another line} */
    static String otherLine(KnownSettings known, RunProfile run) {
        if (!known.isOfAnotherLineThan(run.application())) return "";
        return "; the run was on " + run.application().spark() + ", which may differ";
    }
}
