package dev.evenkeel.skew.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.KeyBytes;
import dev.evenkeel.core.stats.KeyCounter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {
    private static final FrequentKeys NO_HEADS = FrequentKeys.none(8);
    private static final long HOT = 42;
    private static final int ROWS = 1_000;

    /** The partitions of 1,000 rows each, with so many rows of the hot key, and the rest of another key. */
    private static FrequentKeys read(int... hotRows) {
        return IntStream.of(hotRows)
                .mapToObj(hot -> {
                    KeyCounter counter = new KeyCounter(8);
                    if (hot > 0) counter.add(HOT, hot, KeyBytes.of(new byte[0]));
                    counter.add(7, ROWS - hot, KeyBytes.of(new byte[0]));
                    return counter.finish();
                })
                .reduce(FrequentKeys.none(8), FrequentKeys::merge);
    }

    private static Extrapolation.Known hot(int partitions, int... hotRows) {
        Extrapolation extrapolation = Extrapolation.of((long) ROWS * hotRows.length, 0, partitions, hotRows.length, 1);
        return extrapolation.keys(read(hotRows), NO_HEADS).stream()
                .filter(known -> known.key().hash() == HOT)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyThatIsEverywhereIsTakenToBeInWhatWasNotReadToo() {
        assertThat(hot(8, 100, 100, 100, 100).estimate()).isEqualTo(800);
        assertThat(hot(1_000, 100, 101, 99, 100).estimate()).isBetween(99_000L, 101_000L);
    }

    @Test
    void aKeyWhoseRowsLieTogetherIsNotMultiplied() {
        assertThat(hot(1_000, 0, 600, 0, 0).estimate()).isEqualTo(600);
        assertThat(hot(1_000, 0, 600, 0, 0).upper())
                .as("others may have it all the same")
                .isEqualTo(600 + 996 * ROWS);
    }

    @Test
    void oneStretchOverTwoPartitionsStandsForFewMore() {
        assertThat(hot(8, 0, 600, 200, 0).estimate()).isEqualTo(Math.round(600 + 200 * 7 / 3.0));
    }

    @Test
    void whereAllOrASinglePartitionWasReadThereIsNothingToTellApart() {
        assertThat(hot(4, 0, 600, 0, 100).estimate()).isEqualTo(700);
        assertThat(hot(3, 600).estimate()).isEqualTo(1_800);
    }

    @Test
    void whereFirstRowsWereReadTheyTellOfTheOthers() {
        Extrapolation extrapolation = Extrapolation.of(2 * ROWS, 100, 3, 2, 1);
        KeyCounter head = new KeyCounter(8);
        head.add(HOT, 50, KeyBytes.of(new byte[0]));
        head.add(7, 50, KeyBytes.of(new byte[0]));
        List<Extrapolation.Known> keys = extrapolation.keys(read(0, 600), head.finish());
        assertThat(keys)
                .filteredOn(known -> known.key().hash() == HOT)
                .singleElement()
                .satisfies(known -> assertThat(known.estimate()).isEqualTo(600 + 500));
    }

    /** A tenth of 10,000 rows, with so many keys in it, and some of them without a key. */
    private static double keys(double seen, long keyed) {
        return Extrapolation.of(ROWS, 0, 10, 1, 1)
                .distinct(new Estimate.Exact(seen), ROWS, keyed)
                .orElse(0);
    }

    @Test
    void keysOfWhichEachRowHasItsOwnAreAsManyAsRows() {
        assertThat(keys(1_000, 1_000)).isEqualTo(10_000);
        assertThat(keys(500, 500)).as("half of the rows without a key").isEqualTo(5_000);
    }

    @Test
    void fewKeysWereAllSeen() {
        assertThat(keys(10, 1_000)).isEqualTo(10);
    }

    /** Of 1,000 keys with ten rows each, a tenth of the rows shows {@code 1000 * (1 - 0.9^10)}. */
    @Test
    void keysInBetweenAreAsManyAsWouldShowThatMany() {
        assertThat(keys(651.32, 1_000)).isBetween(999.0, 1_001.0);
    }

    @Test
    void moreKeysThanWereSeenStayWithinTheBounds() {
        Extrapolation extrapolation = Extrapolation.of(ROWS, 0, 10, 1, 1);
        Estimate.Bounded seen = new Estimate.Bounded(1_010, 990, 1_030); // a sketch may see more keys than rows
        assertThat(extrapolation.distinct(seen, ROWS, ROWS)).isEqualTo(new Estimate.Bounded(10_010, 990, 10_030));
    }
}
