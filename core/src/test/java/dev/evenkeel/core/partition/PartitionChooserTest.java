package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionChooserTest {
    private static final ByteSize TARGET = ByteSize.mebibytes(128);
    private static final ByteSize MEMORY = ByteSize.mebibytes(300);

    @ParameterizedTest
    @CsvSource({
        // MiB, slots, partitions, reason
        "10240, 64, 64, whole-waves", // 1.25 waves: down to partitions of 160 MiB
        "10368, 64, 128, whole-waves", // 1.27 waves: up to partitions of 81 MiB
        "8192, 64, 64, size-over-target",
        "16384, 64, 128, size-over-target",
        "8193, 64, 64, whole-waves",
        "20000, 64, 128, whole-waves", // 2.44 waves: down to partitions of 156 MiB
        "21000, 64, 192, whole-waves", // 2.56 waves: up to partitions of 109 MiB
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
    void moreDataNeverGivesFewerPartitionsAndNoneIsMoreThanAQuarterOverTheTarget(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 1 + random.nextInt(500);
        int before = 0;
        for (long bytes = 1; bytes < 1L << 42; bytes += 1 + (long) (bytes * random.nextDouble())) {
            int partitions = choose(bytes, slots).chosen();
            assertThat(partitions).isGreaterThanOrEqualTo(before);
            assertThat((double) bytes / partitions).isLessThanOrEqualTo(1.25 * TARGET.bytes());
            if (partitions > slots) assertThat(partitions % slots).isZero();
            // With a MiB for each, no slot is without a partition.
            if (bytes >= (long) slots << 20) assertThat(partitions).isGreaterThanOrEqualTo(slots);
            before = partitions;
        }
    }

    /** A wave of p equal partitions on s slots takes bytes / p, and there are p / s of them, rounded up. */
    @Seeds(50)
    void noOtherNumberNearbyWithinTheTargetEndsSooner(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 1 + random.nextInt(40);
        long bytes = TARGET.bytes() * slots + random.nextLong(20 * TARGET.bytes() * slots);
        int chosen = choose(bytes, slots).chosen();
        for (int other = slots; other < 2 * chosen; other++) {
            assertThat(makespan(bytes, chosen, slots)).isLessThanOrEqualTo(makespan(bytes, other, slots) * (1 + 1e-9));
        }
    }

    private static double makespan(long bytes, int partitions, int slots) {
        return Math.ceil((double) partitions / slots) * ((double) bytes / partitions);
    }

    @Test
    void withoutASizeEachSlotGetsAPartition() {
        PartitionFacts noRows = new PartitionFacts(
                new Estimate.Unknown(), new Estimate.Exact(8), TARGET, MEMORY, ClusterShape.ofSlots(48));
        assertThat(PartitionChooser.choose(noRows).chosen()).isEqualTo(48);
        assertThat(PartitionChooser.choose(noRows).reason().code()).isEqualTo("size-unknown");
    }

    @Test
    void noRowsNeedOnePartitionHoweverWideTheyAre() {
        PartitionFacts empty = new PartitionFacts(
                new Estimate.Exact(0), new Estimate.Unknown(), TARGET, MEMORY, ClusterShape.ofSlots(48));
        assertThat(PartitionChooser.choose(empty).chosen()).isEqualTo(1);
    }

    @Test
    void hugeSizesStayWithinAnInt() {
        assertThat(choose(Long.MAX_VALUE, Integer.MAX_VALUE).chosen()).isPositive();
        assertThat(choose(Long.MAX_VALUE, 3).chosen()).isPositive();
    }

    @Test
    void aTargetOfNothingIsRefused() {
        assertThatThrownBy(() -> PartitionOptions.defaults().withTarget(ByteSize.ZERO))
                .hasMessage("the target must be more than 0 bytes a partition");
        assertThatThrownBy(() -> PartitionOptions.defaults().withFileTarget(ByteSize.ZERO))
                .hasMessage("the target must be more than 0 bytes a file");
        assertThatThrownBy(() -> PartitionOptions.defaults().withTaskMemory(ByteSize.ZERO))
                .hasMessage("the memory of a task must be more than 0 bytes");
        assertThatThrownBy(() -> ClusterShape.ofSlots(0)).hasMessageContaining("at least one executor with one slot");
    }

    private static Decision<Integer> choose(long bytes, int slots) {
        return PartitionChooser.choose(new PartitionFacts(
                new Estimate.Exact(bytes), new Estimate.Exact(1), TARGET, MEMORY, ClusterShape.ofSlots(slots)));
    }
}
