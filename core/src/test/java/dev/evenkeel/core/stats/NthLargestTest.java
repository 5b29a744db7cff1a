package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NthLargestTest {
    @Seeds(200)
    void equalsTheNthOfTheSorted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 1 + random.nextInt(300);
        int magnitude = 1 + random.nextInt(62);
        long[] counts = random.longs(size + 5, 0, 1L << magnitude)
                .map(count -> count >>> random.nextInt(magnitude))
                .toArray();
        long[] sorted = Arrays.copyOf(counts, size);
        Arrays.sort(sorted);
        for (int n = 1; n <= size; n++)
            assertThat(NthLargest.of(counts, size, n)).isEqualTo(sorted[size - n]);
    }

    @Test
    void holdsAtTheEdgesOfItsBins() {
        long[] counts = {Long.MAX_VALUE, 0, 15, 16, 17, 31, 32, 1L << 62, (1L << 62) - 1};
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        for (int n = 1; n <= counts.length; n++) {
            assertThat(NthLargest.of(counts, counts.length, n)).isEqualTo(sorted[counts.length - n]);
        }
    }
}
