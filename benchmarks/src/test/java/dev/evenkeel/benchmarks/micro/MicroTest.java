package dev.evenkeel.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.micro.KeyStream.Distribution;
import dev.evenkeel.core.stats.FrequentKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.frequencies.LongsSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class MicroTest {
    private static KeyStream stream(Distribution distribution) {
        KeyStream stream = new KeyStream();
        stream.distribution = distribution;
        stream.make();
        return stream;
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void allSketchesHoldTheTrueCountsOfTheStreamWithinTheirBounds(Distribution distribution) {
        KeyStream stream = stream(distribution);
        Map<String, Long> counts = Arrays.stream(stream.strings)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        SketchUpdate update = new SketchUpdate();
        FrequentKeys ours = update.stringsByKeyCounter(stream);
        ItemsSketch<String> theirs = update.stringsByItemsSketch(stream);
        LongsSketch theirLongs = update.longsByLongsSketch(stream);

        assertThat(ours.total()).isEqualTo(KeyStream.ROWS);
        assertThat(ours.error()).isLessThanOrEqualTo(KeyStream.ROWS / 4097);
        assertThat(theirs.getMaximumError()).isLessThanOrEqualTo((long) (3.5 / 8192 * KeyStream.ROWS));
        assertThat(ours.keys())
                .allSatisfy(key -> assertThat(counts.get(new String(key.key(), StandardCharsets.UTF_8)))
                        .isBetween(key.lower(), key.upper()));
        for (var row : theirs.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES)) {
            assertThat(counts.get(row.getItem())).isBetween(row.getLowerBound(), row.getUpperBound());
        }
        for (var row : theirLongs.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES)) {
            assertThat(counts.get("customer-" + row.getItem())).isBetween(row.getLowerBound(), row.getUpperBound());
        }
        // Longs and strings are the same keys in the same order, so that the same number of rows is certain.
        assertThat(update.longsByKeyCounter(stream).total()).isEqualTo(ours.total());
    }

    @Test
    void mergingGivesTheCountsOfBothHalves() {
        SketchMerge merge = new SketchMerge();
        KeyStream stream = stream(Distribution.ZIPF);
        merge.count(stream);
        long first = Arrays.stream(stream.longs)
                .filter(key -> key == 0) // the key of rank 0
                .count();
        assertThat(merge.byFrequentKeys().total()).isEqualTo(KeyStream.ROWS);
        assertThat(first)
                .isBetween(
                        merge.byFrequentKeys().keys().get(0).lower(),
                        merge.byFrequentKeys().keys().get(0).upper());
        assertThat(first)
                .isBetween(
                        merge.byLongsSketch().getLowerBound(0),
                        merge.byLongsSketch().getUpperBound(0));
        assertThat(first)
                .isBetween(
                        merge.byItemsSketch().getLowerBound("customer-0"),
                        merge.byItemsSketch().getUpperBound("customer-0"));
    }

    /** Through the code that JMH generates, in this Java and as briefly as it can. */
    @Test
    void everyBenchmarkRunsAndHasALine() {
        Collection<RunResult> results = Micro.run(Micro.all()
                .forks(0)
                .param("distribution", "ZIPF")
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build());
        List<String> lines = Micro.table(results);
        assertThat(lines).hasSize(1 + 7 + 3 * 2 + 1); // the headings, sketches, decisions by number of keys, log lines
        assertThat(lines.get(0)).contains("keys", "time", "unit");
        assertThat(lines.stream().filter(line -> line.contains("SketchUpdate.longsByKeyCounter")))
                .hasSize(1)
                .allMatch(line -> line.contains("zipf") && line.endsWith("ns/op"));
    }
}
