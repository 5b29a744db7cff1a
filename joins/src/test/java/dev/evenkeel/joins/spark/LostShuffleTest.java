package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.SmallJvm;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tasks that come later fail to fetch, the map tasks run again, and each row must go where it went before. */
class LostShuffleTest {
    @Test
    void theRowsAreThoseOfThePlainJoinThoughTheShuffleIsLost() throws IOException {
        String output = SmallJvm.run(
                "1g", LostShuffle.class, SparkFixture.temporaryDirectory().resolve("lost-shuffle.log"));
        List<String> same =
                output.lines().filter(line -> line.startsWith("SAME ")).toList();
        String again = ", stage attempts [0, 1]";
        assertThat(same)
                .as(output)
                .containsExactlyInAnyOrder(
                        "SAME SelectiveSalt left, left_outer" + again,
                        "SAME SelectiveSalt left, full_outer" + again,
                        "SAME SelectiveSalt left, left_anti" + again,
                        "SAME SelectiveSalt right, left_outer" + again,
                        "SAME SelectiveSalt right, full_outer" + again,
                        "SAME Cells, left_outer" + again,
                        "SAME Cells, full_outer" + again,
                        "SAME Cells, hashed, left_outer" + again,
                        "SAME Cells, hashed, full_outer" + again,
                        "SAME SplitHeavy, left_outer" + again,
                        "SAME SplitHeavy, left_anti" + again,
                        "SAME DistinctKeys, left_anti" + again);
    }
}
