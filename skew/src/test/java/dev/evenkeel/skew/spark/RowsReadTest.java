package dev.evenkeel.skew.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.spark.RowCall;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsReadTest {
    private final RowsRead read = new RowsRead();

    @Test
    void aSecondReadingBehindTheFirstBringsNothingNew() {
        assertThat(newOf(rows(3, 0, 10))).hasSize(10);
        assertThat(newOf(rows(3, 0, 10))).isEmpty();
        assertThat(read.perPartition()).isEqualTo(Map.of(3, 10L));
    }

    @Test
    void twoReadingsInStepAreOne() {
        List<Long> inStep =
                rows(0, 0, 10).stream().flatMap(row -> Stream.of(row, row)).toList();
        assertThat(newOf(inStep)).isEqualTo(rows(0, 0, 10));
        assertThat(read.perPartition()).isEqualTo(Map.of(0, 10L));
    }

    @Test
    void aLongerReadingGoesOnWhereAShorterOneStopped() {
        assertThat(newOf(rows(0, 0, 4))).hasSize(4);
        assertThat(newOf(rows(1, 0, 3))).hasSize(3);
        assertThat(newOf(rows(0, 0, 10))).isEqualTo(rows(0, 4, 10));
        assertThat(read.perPartition()).isEqualTo(Map.of(0, 10L, 1, 3L));
    }

    @Test
    void ofNoPartitionNothingWasRead() {
        assertThat(read.perPartition()).isEmpty();
    }

    private List<Long> newOf(List<Long> rows) {
        return rows.stream().filter(read::isNew).toList();
    }

    private static List<Long> rows(int partition, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(position -> RowCall.row(partition, position))
                .toList();
    }
}
