package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.Seeds;
import dev.evenkeel.testkit.SparkFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShuffleSizingTest {
    private static final KeyFacts KEY = new KeyFacts(
            List.of("customer_id"), 41_943_040, List.of(new KeyFacts.HeavyKey("42", 12_582_912, 5)), 10_240);

    @Test
    void theExplanationReadsAsWritten() {
        ShuffleSizing sizing = sizing(Optional.empty());
        Golden.assertMatches("partition-sizing.txt", sizing.explain());
        Golden.assertMatches("partition-sizing.json", sizing.toJson() + "\n");
        assertThat(sizing).hasToString("PartitionSizing[partitions=64, reason=whole-waves]");
        Golden.assertMatches(
                "partition-sizing-key.txt", sizing(Optional.of(KEY)).explain());
        Golden.assertMatches(
                "partition-sizing-key.json", sizing(Optional.of(KEY)).toJson() + "\n");
    }

    @Test
    void theLargestPartitionIsTheHeaviestKeyAndItsShareOfTheRest() {
        // 12,582,912 rows of key 42 and a 64th of the other 29,360,128, which is 458,752.
        assertThat(KEY.largestPartition(64)).isEqualTo(13_041_664);
        assertThat(sizing(Optional.of(KEY)).largestPartition()).isEqualTo(new ByteSize(13_041_664L * 256));
        assertThat(sizing(Optional.empty()).largestPartition()).isEqualTo(ByteSize.mebibytes(160));
    }

    @Seeds(100)
    void noPartitionIsSmallerThanTheMeanOrThanTheHeaviestKey(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<KeyFacts.HeavyKey> heavy = new ArrayList<>();
        long rows = 1L + random.nextInt(1_000);
        for (int i = random.nextInt(50); i > 0; i--) {
            heavy.add(new KeyFacts.HeavyKey("k" + i, 1 + random.nextInt(100), random.nextInt()));
            rows += heavy.get(heavy.size() - 1).rows();
        }
        KeyFacts key = new KeyFacts(List.of("k"), rows, heavy, 0);
        long heaviest = heavy.stream().mapToLong(KeyFacts.HeavyKey::rows).max().orElse(0);
        for (int partitions = 1; partitions < 300; partitions += 1 + random.nextInt(20)) {
            assertThat(key.largestPartition(partitions) + 1e-9)
                    .isGreaterThanOrEqualTo((double) rows / partitions)
                    .isGreaterThanOrEqualTo(heaviest)
                    .isLessThan(rows + 1);
        }
        assertThat(key.largestPartition(1)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"600, 128", "256, 128", "255, 127.5", "54, 27", "3, 1.5", "1, 1", "0, 1"})
    void theDefaultTargetIsHalfOfATasksMemoryWithinBounds(long memory, double target) {
        assertThat(ShuffleTarget.of(ByteSize.mebibytes(memory))).isEqualTo(ByteSize.nearest(target * 1024 * 1024));
    }

    @Test
    void aSizingForReadingIsNotApplied() {
        PartitionSizing reading = new PartitionSizing() {
            @Override
            public int partitions() {
                return 1;
            }

            @Override
            public String explain() {
                return "";
            }

            @Override
            public String toJson() {
                return "{}";
            }

            @Override
            public List<String> settings() {
                return List.of();
            }
        };
        assertThatThrownBy(() -> reading.apply(SparkFixture.spark().range(1)))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("A sizing for reading cannot be applied to a Dataset that was read already.");
    }

    private static ShuffleSizing sizing(Optional<KeyFacts> key) {
        PartitionFacts facts = new PartitionFacts(
                new Estimate.Exact(41_943_040),
                new Estimate.Exact(256),
                ByteSize.mebibytes(128),
                ByteSize.mebibytes(592),
                ClusterShape.ofSlots(64));
        return new ShuffleSizing(facts, key, PartitionChooser.choose(facts), new PartitionSizing.Placement() {
            @Override
            public <T> Dataset<T> place(Dataset<T> data) {
                return data;
            }
        });
    }
}
