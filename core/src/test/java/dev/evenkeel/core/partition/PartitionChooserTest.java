package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.Golden;
import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionChooserTest {
    private static final ByteSize TARGET = ByteSize.mebibytes(128);

    @ParameterizedTest
    @CsvSource({
        // MiB, slots, partitions, reason
        "10240, 64, 128, whole-waves",
        "8192, 64, 64, size-over-target",
        "16384, 64, 128, size-over-target",
        "8193, 64, 128, whole-waves",
        "100, 64, 64, one-for-each-slot",
        "10, 64, 10, one-for-each-slot",
        "1, 64, 1, size-over-target",
        "0, 64, 1, size-over-target",
        "1000, 1, 8, size-over-target",
    })
    void bytesOverTargetThenWholeWaves(long mebibytes, int slots, int partitions, String code) {
        Decision<Integer> decision = choose(mebibytes << 20, slots);
        assertThat(decision.chosen()).isEqualTo(partitions);
        assertThat(decision.reason().code()).isEqualTo(code);
    }

    @Seeds(200)
    void moreDataNeverGivesFewerPartitionsAndNoneIsAboveTheTarget(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 1 + random.nextInt(500);
        int before = 0;
        for (long bytes = 1; bytes < 1L << 42; bytes += 1 + (long) (bytes * random.nextDouble())) {
            int partitions = choose(bytes, slots).chosen();
            assertThat(partitions).isGreaterThanOrEqualTo(before);
            assertThat((double) bytes / partitions).isLessThanOrEqualTo(TARGET.bytes());
            if (partitions > slots) assertThat(partitions % slots).isZero();
            before = partitions;
        }
    }

    @Test
    void withoutASizeEachSlotGetsAPartition() {
        PartitionFacts noRows =
                new PartitionFacts(new Estimate.Unknown(), new Estimate.Exact(8), TARGET, ClusterShape.ofSlots(48));
        assertThat(PartitionChooser.choose(noRows).chosen()).isEqualTo(48);
        assertThat(PartitionChooser.choose(noRows).reason().code()).isEqualTo("size-unknown");
    }

    @Test
    void noRowsNeedOnePartitionHoweverWideTheyAre() {
        PartitionFacts empty =
                new PartitionFacts(new Estimate.Exact(0), new Estimate.Unknown(), TARGET, ClusterShape.ofSlots(48));
        assertThat(PartitionChooser.choose(empty).chosen()).isEqualTo(1);
    }

    @Test
    void hugeSizesStayWithinAnInt() {
        assertThat(choose(Long.MAX_VALUE, Integer.MAX_VALUE).chosen()).isPositive();
        assertThat(choose(Long.MAX_VALUE, 3).chosen()).isPositive();
    }

    @Test
    void theExplanationReadsAsWritten() {
        PartitionFacts facts = new PartitionFacts(
                new Estimate.Exact(41_943_040), new Estimate.Exact(256), TARGET, ClusterShape.ofSlots(64));
        PartitionSizing sizing = new PartitionSizing(facts, PartitionChooser.choose(facts));
        Golden.assertMatches("partition-sizing.txt", sizing.explain());
        Golden.assertMatches("partition-sizing.json", sizing.toJson() + "\n");
        assertThat(sizing).hasToString("PartitionSizing[partitions=128, reason=whole-waves]");
    }

    @Test
    void aTargetOfNothingIsRefused() {
        assertThatThrownBy(() -> PartitionOptions.defaults().withTarget(ByteSize.ZERO))
                .hasMessage("the target must be more than 0 bytes a partition");
    }

    private static Decision<Integer> choose(long bytes, int slots) {
        return PartitionChooser.choose(new PartitionFacts(
                new Estimate.Exact(bytes), new Estimate.Exact(1), TARGET, ClusterShape.ofSlots(slots)));
    }
}
