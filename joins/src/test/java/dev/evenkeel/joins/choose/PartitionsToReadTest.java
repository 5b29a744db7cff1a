package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsToReadTest {
    @ParameterizedTest
    @CsvSource({"0, 4, 2", "17, 4, 2", "80, 10, 2", "160, 20, 5", "256, 32, 8", "1000000, 32, 8"})
    void aLargerJoinIsLookedAtInMorePartitions(long mebibytes, int counted, int weighed) {
        assertThat(PartitionsToRead.toCount(ByteSize.mebibytes(mebibytes))).isEqualTo(counted);
        assertThat(PartitionsToRead.toWeigh(counted)).isEqualTo(weighed);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "16, 4", "2147483647, 8"})
    void aFewAreWeighedHoweverManyAreAskedFor(int counted, int weighed) {
        assertThat(PartitionsToRead.toWeigh(counted)).isEqualTo(weighed);
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 0", "6, 4, 13", "6, 10, 0", "60, 10, 32", "60, 32, 0"})
    void aJoinThatIsMuchLongerThanItsFilesAreLargeIsLookedAtCloser(int seconds, int counted, int closer) {
        Duration work = Duration.ofSeconds(seconds);
        Prediction plain = new Prediction(work, work, work, 0, 0);
        assertThat(PartitionsToRead.toCountCloser(plain, counted).orElse(0)).isEqualTo(closer);
    }

    @ParameterizedTest
    @CsvSource({"32, 0, 0", "32, 16, 0", "32, 24, 128", "9, 8, 81", "32, 31, 256", "4, 4, 32", "0, 0, 0"})
    void whereMostHaveNoRowsMoreAreRead(int read, int empty, int more) {
        assertThat(PartitionsToRead.toCountOfSparse(read, empty).orElse(0)).isEqualTo(more);
    }
}
