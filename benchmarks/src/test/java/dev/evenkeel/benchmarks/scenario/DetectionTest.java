package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.data.KeyTable;
import dev.evenkeel.benchmarks.measure.Interleaved;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.testkit.SparkFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {
    private static final int ROWS = 30_000;
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("detection");
    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

    /** Run once for all tests. */
    private static final Map<String, DetectionFigures> FIGURES = new Detection(ROWS, new Interleaved(0, 1), DIRECTORY)
            .run(SPARK, new PrintStream(OUT, true, StandardCharsets.UTF_8));

    /** Counted in plain Java, from the rule that the table is made by. */
    private static final Map<Long, Long> COUNTS = counts();

    private static Map<Long, Long> counts() {
        KeyRule rule = KeyRule.zipf(1.1, 1_000_000);
        Map<Long, Long> counts = new HashMap<>();
        LongStream.range(0, ROWS).forEach(row -> counts.merge(rule.key(row), 1L, Long::sum));
        return counts;
    }

    private static long count(String column, FoundKey found) {
        String digits = column.equals(KeyTable.STRING) ? found.key().replace("customer-", "") : found.key();
        return COUNTS.getOrDefault(Long.parseLong(digits), 0L);
    }

    private static DetectionFigures figures(String column) {
        return FIGURES.getOrDefault(column, new DetectionFigures(List.of(), Map.of(), Map.of(), FoundKey.named("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyTable.LONG, KeyTable.STRING})
    void theTruthIsTheMostFrequentKeyOfTheRule(String column) {
        long most = COUNTS.values().stream().max(Long::compare).orElseThrow();
        FoundKey truth = figures(column).truth();
        assertThat(truth.rows()).hasValue(most);
        assertThat(count(column, truth)).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyTable.LONG, KeyTable.STRING})
    void everyWayRunsButThoseThatThisSparkLacks(String column) {
        DetectionFigures figures = figures(column);
        List<String> failed = figures.outcomes().entrySet().stream()
                .filter(outcome -> outcome.getValue() instanceof Outcome.Failed)
                .map(Map.Entry::getKey)
                .toList();
        boolean hasTopK = SPARK.catalog().functionExists(Contender.TOP_K);
        assertThat(failed).isEqualTo(hasTopK ? List.of() : List.of(Contender.TOP_K));
        assertThat(figures.outcomes()).hasSameSizeAs(figures.contenders());
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyTable.LONG, KeyTable.STRING})
    void whatCountsEveryRowIsWithinTheErrorOfItsSketch(String column) {
        List<String> whole = List.of(
                Contender.ANALYZE,
                "  exact mode",
                "groupBy(key).count()",
                "countMinSketch, asked a key",
                "DataSketches ItemsSketch");
        double error = 3.5 / 8192 * ROWS; // that of the widest, an items sketch with 8,192 places
        for (String name : whole) {
            List<FoundKey> found = figures(column).found().getOrDefault(name, List.of());
            assertThat(found)
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(key ->
                            assertThat((double) key.rows().orElseThrow()).isCloseTo(count(column, key), within(error)));
        }
        assertThat(figures(column).hottest("groupBy(key).count()")).isEqualTo("exact");
        assertThat(figures(column).hottest("  exact mode")).isEqualTo("exact");
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyTable.LONG, KeyTable.STRING})
    void whatLooksAtAPartFindsTheHottestKeyToo(String column) {
        for (String name : List.of("  one row in 16 counted", "  4 partitions read whole", "  of a sample of 1 %")) {
            FoundKey hottest = figures(column).found().getOrDefault(name, List.of()).stream()
                    .filter(key -> key.key().equals(figures(column).truth().key()))
                    .findFirst()
                    .orElseThrow();
            // An eighth of the rows, of which 1 % are 300: four standard deviations are less than 70 %.
            assertThat((double) hottest.rows().orElseThrow() / count(column, hottest))
                    .as(name)
                    .isBetween(0.3, 1.7);
        }
        assertThat(figures(column).hottest("freqItems")).isEqualTo("named");
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyTable.LONG, KeyTable.STRING})
    void everyWayTakesTimeAndOnlyCountingShufflesTheKeys(String column) {
        figures(column)
                .outcomes()
                .forEach((name, outcome) -> outcome.fold(
                        ran -> assertThat(ran.costs()).as(name).hasSize(1).allSatisfy(cost -> {
                            assertThat(cost.cpu()).isPositive();
                            assertThat(cost.wall()).isPositive();
                        }),
                        failed -> assertThat(failed.why()).as(name).contains(Contender.TOP_K)));
        assertThat(shuffled(column, "groupBy(key).count()")).isGreaterThan(10_000);
        assertThat(shuffled(column, Contender.ANALYZE)).isLessThan(shuffled(column, "groupBy(key).count()"));
    }

    private static long shuffled(String column, String name) {
        return figures(column)
                .outcomes()
                .getOrDefault(name, new Outcome.Failed("was not run"))
                .fold(ran -> ran.costs().get(0).shuffled().bytes(), failed -> -1L);
    }

    @Test
    void theTablesArePrintedWithALineForEachWayThatRan() {
        String printed = OUT.toString(StandardCharsets.UTF_8);
        assertThat(printed).contains("Key k (bigint) of 30,000 rows", "Key s (string) of 30,000 rows");
        for (DetectionFigures figures : FIGURES.values()) {
            String lines = figures.lines().stream().collect(Collectors.joining("\n"));
            assertThat(printed).contains(lines.lines().toList());
            figures.contenders().forEach(contender -> assertThat(lines).contains(contender.name()));
            assertThat(lines)
                    .contains("task CPU", "of floor", "hottest key")
                    .containsPattern("1\\.[36]0, (met|MISSED)");
        }
    }
}
