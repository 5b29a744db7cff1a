package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;
import java.util.function.Predicate;

/**
 * A value that Spark takes and that risks the run, or its rows.
 *
 * <p>Example: {@code spark.sql.files.ignoreCorruptFiles=true}: a file that cannot be read is left out without a word,
 * and the result lacks its rows.
 *
 * <p>Each danger has its own bound, told with the finding: moderate where rows may be missing, low where the run may
 * break. Silent inside the bounds and on settings that were not set.
 */
final class DangerousSetting implements Rule {
    private record Danger(String key, Predicate<Text> when, Severity severity, String what, String better) {}

    private record Text(String words, double number) {}

    private static final ByteSize GIBIBYTE = ByteSize.gibibytes(1);

    private static final List<Danger> DANGERS = List.of(
            danger(
                    "spark.sql.files.ignoreCorruptFiles",
                    is("true"),
                    Severity.MODERATE,
                    "files that cannot be read are left out without a word, and the result lacks their rows",
                    "false"),
            danger(
                    "spark.sql.files.ignoreMissingFiles",
                    is("true"),
                    Severity.MODERATE,
                    "files that are gone are left out without a word, and the result lacks their rows",
                    "false"),
            danger(
                    "spark.driver.maxResultSize",
                    is(0),
                    Severity.LOW,
                    "nothing stops a collect that is larger than the driver's memory",
                    "1g"),
            danger(
                    "spark.memory.fraction",
                    outside(0.3, 0.8),
                    Severity.LOW,
                    "outside 0.3 to 0.8 either Spark or the code of the job is left without memory",
                    "0.6"),
            danger(
                    "spark.memory.storageFraction",
                    outside(0, 0.9),
                    Severity.LOW,
                    "above 0.9 cached data leave nothing that is safe for computing",
                    "0.5"),
            danger("spark.task.maxFailures", is(1), Severity.LOW, "the first task that fails ends the job", "4"),
            danger("spark.executor.cores", below(1), Severity.LOW, "an executor without a core runs no task", "4"),
            danger(
                    "spark.sql.shuffle.partitions",
                    outside(1, 100_000),
                    Severity.LOW,
                    "above 100,000 the driver keeps track of more blocks than it can hold",
                    "200"),
            danger(
                    Knobs.BROADCAST_LIMIT,
                    above(GIBIBYTE),
                    Severity.LOW,
                    "tables of more than 1 GiB in files are copied to every executor, larger still in memory",
                    "10m"),
            danger(
                    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version",
                    is(2),
                    Severity.LOW,
                    "readers may see the output of a job that failed halfway",
                    "1"),
            danger(
                    "spark.sql.adaptive.forceOptimizeSkewedJoin",
                    is("true"),
                    Severity.LOW,
                    "adaptive execution splits joins even where that adds a shuffle",
                    "false"),
            danger(
                    "spark.shuffle.compress",
                    is("false"),
                    Severity.LOW,
                    "shuffles are larger on disk and on the network",
                    "true"),
            danger(
                    "spark.sql.codegen.wholeStage",
                    is("false"),
                    Severity.LOW,
                    "rows are passed one by one between steps, which is slower",
                    "true"));

    @Override
    public String id() {
        return "dangerous-setting";
    }

    @Override
    public List<Finding> judge(Case run) {
        Settings settings = run.run().settings();
        return DANGERS.stream()
                .filter(danger -> isThere(danger, settings))
                .map(danger -> finding(danger, settings))
                .toList();
    }

    private static boolean isThere(Danger danger, Settings settings) {
        return settings.text(danger.key())
                .map(words -> danger.when().test(new Text(words, number(danger.key(), settings, words))))
                .orElse(false);
    }

    private static double number(String key, Settings settings, String words) {
        try {
            return Double.parseDouble(words);
        } catch (NumberFormatException e) {
            return settings.size(key, new ByteSize(1))
                    .map(size -> (double) size.bytes())
                    .orElse(Double.NaN);
        }
    }

    private Finding finding(Danger danger, Settings settings) {
        return Finding.of(id(), Where.run())
                .because(danger.key() + "=" + settings.text(danger.key()).orElse("") + ": " + danger.what())
                .atLeast(danger.severity())
                .advising(Advice.setting(
                        "bring Spark's default back, unless it was meant so",
                        "the setting is gone from the report",
                        Knobs.to(settings, danger.key(), danger.better())))
                .build();
    }

    private static Danger danger(String key, Predicate<Text> when, Severity severity, String what, String better) {
        return new Danger(key, when, severity, what, better);
    }

    private static Predicate<Text> is(String words) {
        return text -> text.words().equalsIgnoreCase(words);
    }

    private static Predicate<Text> is(double value) {
        return text -> text.number() == value;
    }

    private static Predicate<Text> below(double value) {
        return text -> text.number() < value;
    }

    private static Predicate<Text> outside(double least, double most) {
        return text -> text.number() < least || text.number() > most;
    }

    private static Predicate<Text> above(ByteSize size) {
        return text -> text.number() > size.bytes();
    }
}
