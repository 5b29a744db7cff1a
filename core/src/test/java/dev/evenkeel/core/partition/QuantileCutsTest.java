package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantileCutsTest {
    @Test
    void aHeavyValueHasAPartOfItsOwn() {
        QuantileCuts cuts = QuantileCuts.of(tiles(10, 10, 60, 10, 10), 3);
        assertThat(cuts.cuts()).containsExactly("2", "3");
        assertThat(cuts.rows()).containsExactly(20L, 60L, 20L);
    }

    @Test
    void equalTilesAreSharedOutEvenly() {
        assertThat(QuantileCuts.of(tiles(5, 5, 5, 5, 5, 5), 3).rows()).containsExactly(10L, 10L, 10L);
        assertThat(QuantileCuts.of(tiles(5, 5), 8).cuts()).containsExactly("1");
    }

    @Test
    void tilesThatBeginAlikeOrCannotBeCutAtStayTogether() {
        List<Tile> tiles = List.of(
                new Tile("", 7),
                new Tile("'a'", 5),
                new Tile("'b'", 5),
                new Tile("'b'", 5),
                new Tile("", 5),
                new Tile("'c'", 5));
        QuantileCuts cuts = QuantileCuts.of(tiles, 10);
        assertThat(cuts.rows()).containsExactly(7L + 5, 15L, 5L);
        assertThat(cuts.cuts()).containsExactly("'b'", "'c'");
    }

    @Test
    void nothingIsCutWhereThereIsNothing() {
        assertThat(QuantileCuts.of(List.of(), 4).cuts()).isEmpty();
        assertThat(QuantileCuts.of(tiles(9), 4).cuts()).isEmpty();
    }

    @Seeds(300)
    void noOtherCutsHaveASmallerLargestPart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = new long[1 + random.nextInt(9)];
        for (int i = 0; i < sizes.length; i++)
            sizes[i] = random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(10);
        int parts = 1 + random.nextInt(5);
        List<Long> rows = QuantileCuts.of(tiles(sizes), parts).rows();
        assertThat(rows).hasSizeLessThanOrEqualTo(parts);
        assertThat(sum(rows)).isEqualTo(Arrays.stream(sizes).sum());
        assertThat(rows.stream().mapToLong(Long::longValue).max().orElse(0)).isEqualTo(best(sizes, parts));
    }

    /** Of all ways to cut, each a set of bits, the smallest largest part. */
    private static long best(long[] sizes, int parts) {
        long best = Long.MAX_VALUE;
        for (int cuts = 0; cuts < 1 << (sizes.length - 1); cuts++) {
            if (Integer.bitCount(cuts) >= parts) continue;
            long largest = 0;
            long filled = 0;
            for (int i = 0; i < sizes.length; i++) {
                if (i > 0 && (cuts >> (i - 1) & 1) == 1) filled = 0;
                filled += sizes[i];
                largest = Math.max(largest, filled);
            }
            best = Math.min(best, largest);
        }
        return best;
    }

    private static long sum(List<Long> rows) {
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Tile> tiles(long... rows) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) tiles.add(new Tile(String.valueOf(i), rows[i]));
        return tiles;
    }
}
