package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What each way to find frequent keys cost and found.
 *
 * <p>Example of a line: {@code SkewDetector.analyze  1.31 s  1.28–1.40  1.56  0.70 s  0 B  exact  1.60, met}.
 *
 * @param contenders the ways, the floor first
 * @param outcomes what each cost, by its name
 * @param found what each found in its last round, by its name
 * @param truth the most frequent key and its rows, counted exactly
 */
record DetectionFigures(
        List<Contender> contenders, Map<String, Outcome> outcomes, Map<String, List<FoundKey>> found, FoundKey truth) {
    private static final List<String> HEADINGS =
            List.of("", "task CPU", "from–to", "of floor", "wall", "shuffled", "hottest key", "at most");

    /** The most of {@code approx_top_k}'s task CPU time that the detector should take. */
    private static final double GOAL_OF_TOP_K = 0.5;

    /** {@return the task CPU time of one way as a multiple of another's; unset where one of them cannot run} */
    OptionalDouble ratio(String name, String base) {
        Optional<Duration> cpu = cpu(name);
        Optional<Duration> other = cpu(base);
        if (cpu.isEmpty() || other.isEmpty() || other.get().isZero()) return OptionalDouble.empty();
        return OptionalDouble.of((double) cpu.get().toNanos() / other.get().toNanos());
    }

    private Optional<Duration> cpu(String name) {
        return outcome(name).fold(ran -> Optional.of(ran.median(Cost::cpu)), failed -> Optional.empty());
    }

    /** {@return what became of one way} */
    Outcome outcome(String name) {
        return outcomes.getOrDefault(name, new Outcome.Failed("was not run"));
    }

    /** {@return the table, then what cannot run and why, then how the detector compares with Spark's sketch} */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Contender contender : contenders) {
            outcome(contender.name())
                    .fold(
                            ran -> rows.add(row(contender, ran)),
                            failed -> notes.add("  " + contender.name() + " cannot run here: " + failed.why()));
        }
        ratio(Contender.ANALYZE, Contender.TOP_K)
                .ifPresent(ratio -> notes.add("  " + Contender.ANALYZE + " takes " + two(ratio) + " of "
                        + Contender.TOP_K + "; at most " + goal(ratio, GOAL_OF_TOP_K)));
        List<String> lines = new ArrayList<>(TextLayout.table(HEADINGS, rows));
        lines.add("");
        notes.forEach(note -> lines.addAll(TextLayout.wrapped(note)));
        return lines;
    }

    private List<String> row(Contender contender, Outcome.Ran ran) {
        OptionalDouble ratio = ratio(contender.name(), Contender.FLOOR);
        OptionalDouble goal = contender.goal();
        return List.of(
                contender.name(),
                two(seconds(ran.median(Cost::cpu))) + " s",
                two(seconds(ran.least(Cost::cpu))) + "–" + two(seconds(ran.most(Cost::cpu))),
                ratio.isPresent() ? two(ratio.getAsDouble()) : "-",
                two(seconds(ran.median(Cost::wall))) + " s",
                new ByteSize(ran.costs().get(0).shuffled().bytes()).toString(),
                hottest(contender.name()),
                goal.isPresent() && ratio.isPresent() ? goal(ratio.getAsDouble(), goal.getAsDouble()) : "-");
    }

    private static String goal(double ratio, double goal) {
        return two(goal) + (ratio <= goal ? ", met" : ", MISSED");
    }

    /** What a way says of the key that truly is the most frequent, in words. */
    String hottest(String name) {
        List<FoundKey> keys = found.getOrDefault(name, List.of());
        if (keys.isEmpty()) return "-";
        Optional<FoundKey> said =
                keys.stream().filter(key -> key.key().equals(truth.key())).findFirst();
        if (said.isEmpty()) return "MISSED";
        OptionalLong rows = said.get().rows();
        if (rows.isEmpty()) return "named";
        long off = rows.getAsLong() - truth.rows().orElseThrow();
        if (off == 0) return "exact";
        return String.format(Locale.ROOT, "%+.3f %%", 100.0 * off / truth.rows().orElseThrow());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
