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

    /**
     * Parts of a seventieth, a seventh and all of the texts, by a number as the decider decides and by a text through
     * {@code SmartJoin}. Of the 100,000 orders, whose keys are 60 x (0 to 34,999) and begin anew twice, 2 x 5,000 + 4,286
     * are multiples of 7, and as many of 70.
     */
    @Test
    void whatIsDecidedNeverEndsADriverOf512MegabytesAsAHintDoes() throws IOException {
        String output = run("512m", "grid");
        assertThat(output).contains("BY HINT ").contains("Not enough memory to build and broadcast");
        for (int every : new int[] {70, 7, 1}) {
            long texts = every == 1 ? 100_000 : 14_286;
            assertThat(output.lines().filter(line -> line.startsWith("DECIDED " + every + " ")))
                    .singleElement()
                    .asString()
                    .endsWith((every == 70 ? " broadcast " : " merge ") + texts);
            assertThat(output.lines()).contains("JOINED " + every + " " + texts);
        }
        assertThat(output).doesNotContain("FAILED").contains("DECIDED 1 IMPOSSIBLE merge");
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
