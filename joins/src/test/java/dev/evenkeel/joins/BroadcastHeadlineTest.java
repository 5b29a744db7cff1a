package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A file below Spark's threshold of 10 MiB that ends a query on a heap of 1 GiB, and the same query answered. */
class BroadcastHeadlineTest {
    private static final long MEGABYTE = 1_000_000;
    private static Path file;

    @BeforeAll
    static void writeTheFile() {
        file = SparkFixture.temporaryDirectory().resolve("headline");
        SparkFixture.spark()
                .range(0, 2_100_000, 1, 1)
                .selectExpr("id as k", "repeat(cast(id % 10 as string), 200) as text")
                .write()
                .parquet(file.toString());
    }

    @Test
    void theFileIsBelowSparksThreshold() throws IOException {
        try (Stream<Path> parts = Files.list(file)) {
            long bytes = parts.mapToLong(part -> part.toFile().length()).sum();
            assertThat(bytes).isBetween(8 * MEGABYTE, 10 * MEGABYTE);
        }
    }

    @Test
    void sparksOwnPlanRunsOutOfMemory() throws IOException {
        assertThat(run("1g", "plain")).contains("FAILED ").contains("Not enough memory to build and broadcast");
    }

    @Test
    void smartJoinAnswersTheSameQuery() throws IOException {
        // 6,000,000 / 60 orders, each of which has one text.
        assertThat(run("1g", "smart").replaceAll("\\s+", " "))
                .contains("ANSWER 100000 ")
                .contains("a merge hint keeps it from that")
                .contains("right IMPOSSIBLE: the driver would need ");
    }

    @Test
    @EnabledIfSystemProperty(named = "broadcast.grid", matches = ".*")
    void whatIsJudgedSafeNeverRunsOutOfMemory() throws IOException {
        String output = run("512m", "safe");
        System.out.println(output.lines()
                .filter(line -> line.matches("(SAFE|STOPPED|FAILED) .*"))
                .toList());
        assertThat(output.split("STOPPED", -1)).hasSize(3);
        assertThat(output).doesNotContain("FAILED");
        assertThat(output.split("SAFE", -1)).hasSizeGreaterThan(10);
    }

    private static String run(String heap, String how) throws IOException {
        Path log = file.resolveSibling("headline-" + how + ".log");
        return SmallJvm.run(heap, BroadcastHeadline.class, log, how, file.toString());
    }
}
