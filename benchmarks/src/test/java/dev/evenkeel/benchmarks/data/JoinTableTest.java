package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class JoinTableTest {
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("join-tables");
    private static final KeyRule RULE = KeyRule.hot(new Ratio(0.3), 1, 100);

    /** The key of the first rank, which is the same by every rule. */
    private static final long HOT = KeyRule.even(1).key(0);

    private static long filesWithHotKey(Dataset<Row> table) {
        return table.where(col(JoinTable.KEY).equalTo(HOT))
                .select(input_file_name())
                .distinct()
                .count();
    }

    @Test
    void sortedRowsAreTheSameAndAFrequentKeyLiesInFewFiles() {
        JoinTable table = JoinTable.of("l", 1_600, RULE).inFiles(8);
        Dataset<Row> drawn = table.read(SparkFixture.spark(), DIRECTORY);
        Dataset<Row> sorted = table.sorted().read(SparkFixture.spark(), DIRECTORY);
        assertThat(sorted.exceptAll(drawn).count()).isZero();
        assertThat(sorted.count()).isEqualTo(1_600);
        assertThat(filesWithHotKey(drawn)).isEqualTo(8);
        // 30 % of eight files of as many rows are 2.4 of them, and where they are cut is told by a sample.
        assertThat(filesWithHotKey(sorted)).isBetween(2L, 5L);
    }
}
