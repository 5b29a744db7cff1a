package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.benchmarks.data.UserFile;
import dev.evenkeel.benchmarks.scenario.Glob;
import dev.evenkeel.benchmarks.scenario.OwnPair;
import dev.evenkeel.benchmarks.scenario.Scale;
import dev.evenkeel.joins.JoinType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run was asked to do.
 *
 * <p>Example: {@code --scenario join/whale-* --scale medium --again}.
 *
 * @param scenarios the names of those that are run
 * @param scale how large the tables are
 * @param out where results go; nothing where that is up to the run
 * @param sparkLine how the version of Spark must begin; empty where any will do
 * @param rounds how often plain Spark and Evenkeel are measured
 * @param alternatives how often each alternative is
 * @param leftOut the names of alternatives that are not run
 * @param own the user's own pair of tables; nothing where scenarios are run
 * @param again whether scenarios that are finished are run once more
 */
record RunRequest(
        Glob scenarios,
        Scale scale,
        Optional<Path> out,
        String sparkLine,
        int rounds,
        int alternatives,
        Glob leftOut,
        Optional<OwnPair> own,
        Again again) {
    /** What becomes of scenarios that are finished. */
    enum Again {
        /** They stand as they are. */
        NO,
        /** They are run once more. */
        YES
    }

    static final String HELP = """
        list [--scenario GLOB]      prints the scenarios
        run [options]               runs them and writes results.json, summary.md and report.html
            --scenario GLOB         those of that name, * standing for any part of one; all unless given
            --scale SCALE           tiny, small, medium or large; small unless given
            --out DIR               where results go; target/bench/results-SCALE unless given. Scenarios that are
                                    finished there are not run again
            --again                 runs them again
            --rounds N              how often plain Spark and Evenkeel are measured; 5 unless given
            --alternatives N        how often each alternative is; as often unless given
            --without GLOB          leaves out the alternatives of that name, such as salt*x64
            --left FILE --right FILE --on KEY[,KEY] [--type TYPE]
                                    two Parquet or CSV files of your own in place of the scenarios
            --spark-line 4.2        refuses to run on another line of Spark
        compare A.json B.json       prints what changed beyond the spread
        simulation                  predicts a join on two slots from one, and measures both
        calibration [ROWS]          prints what the steps of a join cost a row, from which joins are chosen, by
                                    tables of 3000000 rows unless given
        detection, memory, micro    print figures of finding keys, of its memory, and of sketches, decisions
                                    and log lines alone
        """;

    private static final Set<String> WITH_VALUE = Set.of(
            "--scenario",
            "--scale",
            "--out",
            "--spark-line",
            "--rounds",
            "--alternatives",
            "--without",
            "--left",
            "--right",
            "--on",
            "--type");
    private static final String SWITCH = "--again";
    private static final String USUAL_ROUNDS = "5";

    static RunRequest parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            String option = words.get(at);
            if (option.equals(SWITCH)) {
                given.put(option, "");
                continue;
            }
            if (!WITH_VALUE.contains(option)) throw BenchErrors.unknownOption(option);
            if (++at == words.size()) throw BenchErrors.noValue(option);
            given.put(option, words.get(at));
        }
        return new RunRequest(
                new Glob(given.getOrDefault("--scenario", "*")),
                Scale.named(given.getOrDefault("--scale", given.containsKey("--left") ? "medium" : "small")),
                Optional.ofNullable(given.get("--out")).map(Path::of),
                given.getOrDefault("--spark-line", ""),
                number("--rounds", given.getOrDefault("--rounds", USUAL_ROUNDS)),
                number(
                        "--alternatives",
                        given.getOrDefault("--alternatives", given.getOrDefault("--rounds", USUAL_ROUNDS))),
                new Glob(given.getOrDefault("--without", "")),
                own(given),
                given.containsKey(SWITCH) ? Again.YES : Again.NO);
    }

    private static Optional<OwnPair> own(Map<String, String> given) {
        List<String> needed = List.of("--left", "--right", "--on");
        if (needed.stream().noneMatch(given::containsKey)) return Optional.empty();
        if (!given.keySet().containsAll(needed)) throw BenchErrors.incompletePair();
        return Optional.of(new OwnPair(
                UserFile.of("--left", given.getOrDefault("--left", "")),
                UserFile.of("--right", given.getOrDefault("--right", "")),
                List.of(given.getOrDefault("--on", "").split(",")),
                JoinType.named(given.getOrDefault("--type", "inner"))));
    }

    private static int number(String option, String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) throw BenchErrors.badNumber(option, text);
        return Integer.parseInt(text);
    }

    /** {@return where the results go} */
    Path out(Path directory) {
        return out.orElseGet(() -> directory.resolve("results-" + scale));
    }
}
