package dev.evenkeel.skew.salt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaltPlacementTest {
    /** What the busiest partition has over its fair share when salts are 0, 1, 2, …: the mean over 2,000 keys. */
    @ParameterizedTest
    @CsvSource({"16, 200, 1.44", "32, 200, 2.04", "64, 200, 2.59", "16, 16, 3.14"})
    void saltsThatAreCountedUpCollideAndChosenOnesDoNot(int parts, int partitions, double measured) {
        IntFunction<Salts> counted =
                keyHash -> Salts.of(IntStream.range(0, parts).toArray());
        IntFunction<Salts> chosen =
                keyHash -> SaltPlacement.of(partitions, 0, 1).place(KeyWork.of(keyHash, parts), Integer.MAX_VALUE);
        assertThat(busiest(counted, partitions).average().orElseThrow()).isCloseTo(measured, within(0.1));
        assertThat(busiest(chosen, partitions).max().orElseThrow()).isEqualTo(1.0);
    }

    private static DoubleStream busiest(IntFunction<Salts> salting, int partitions) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 2000).mapToDouble(key -> {
            int keyHash = random.nextInt();
            int[] placed = salting.apply(keyHash).partitions(keyHash, partitions);
            return Arrays.stream(placed)
                    .mapToLong(partition ->
                            Arrays.stream(placed).filter(p -> p == partition).count())
                    .max()
                    .orElseThrow();
        });
    }

    /** Of 1.3 n tries the chosen salts take the ones that reach a new partition, as long as n is far below P. */
    @ParameterizedTest
    @CsvSource({"16, 200", "32, 200", "64, 200"})
    void aLoneKeyTakesTheFirstSaltsThatDoNotCollide(int parts, int partitions) {
        SplittableRandom random = new SplittableRandom(1);
        double tries = IntStream.range(0, 500)
                .map(key -> SaltPlacement.of(partitions, 0, 1)
                        .place(KeyWork.of(random.nextInt(), parts), partitions)
                        .at(parts - 1))
                .average()
                .orElseThrow();
        assertThat((tries + 1) / parts).isBetween(1.0, 1.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 200, 1000})
    void aKeyCanTakeEveryPartition(int partitions) {
        Salts salts = SaltPlacement.of(partitions, 0, 1).place(KeyWork.of(4711, partitions), partitions);
        assertThat(salts.partitions(4711, partitions))
                .containsExactlyInAnyOrder(IntStream.range(0, partitions).toArray());
    }

    @Test
    void aKeyThatFitsWhereItIsStaysThere() {
        SaltPlacement placement = SaltPlacement.of(10, 1, 3);
        assertThat(placement.place(KeyWork.of(7, 2), 10)).isEqualTo(Salts.NONE);
        assertThat(placement.loads()[SaltHash.partition(7, 0, 10)]).isEqualTo(3);
        assertThat(placement.largest()).isEqualTo(3);
    }

    @Test
    void aKeyThatFitsElsewhereIsMovedAndNotDivided() {
        SaltPlacement placement = SaltPlacement.of(10, 1, 3);
        placement.leave(7, 2);
        Salts salts = placement.place(KeyWork.of(7, 2), 10);
        assertThat(salts.count()).isEqualTo(1);
        assertThat(salts).isNotEqualTo(Salts.NONE);
        assertThat(placement.largest()).isEqualTo(3);
    }

    @Test
    void aKeyThatMayNotBeScatteredStays() {
        SaltPlacement placement = SaltPlacement.of(10, 0, 3);
        assertThat(placement.place(KeyWork.of(7, 30), 1)).isEqualTo(Salts.NONE);
        assertThat(placement.largest()).isEqualTo(30);
    }

    @Test
    void aKeyGetsNoMoreSaltsThanItMay() {
        assertThat(SaltPlacement.of(10, 0, 3).place(KeyWork.of(7, 30), 4).count())
                .isEqualTo(4);
        assertThat(SaltPlacement.of(10, 0, 3).place(KeyWork.of(7, 300), 40).count())
                .as("there are no more partitions")
                .isEqualTo(10);
    }

    @Test
    void copiedWorkIsNotDivided() {
        SaltPlacement placement = SaltPlacement.of(100, 0, 5);
        assertThat(placement.place(new KeyWork(7, 40, 1), 100).count()).isEqualTo(10);
        assertThat(placement.largest()).isEqualTo(5);
        assertThat(Arrays.stream(placement.loads()).sum()).isCloseTo(50, within(1e-9));
    }

    /** 12 keys of 16 parts need 192 of the 200 partitions: by chance hardly one of them would stay alone. */
    @Seeds(20)
    void keysAreKeptApartWhileThereIsRoom(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SaltPlacement placement = SaltPlacement.of(200, 0, 1);
        placement.leave(random.nextInt(), 1);
        for (int key = 0; key < 12; key++) {
            assertThat(placement.place(KeyWork.of(random.nextInt(), 16), 200).count())
                    .isEqualTo(16);
        }
        assertThat(placement.largest()).isEqualTo(1);
    }

    /** The oracle tries every number of parts on the real loads, in which all partitions can be reached. */
    @Seeds(100)
    void theSaltsAreTheFewestThatKeepWithinTheLimit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int partitions = 1 + random.nextInt(60);
        SaltPlacement placement = SaltPlacement.of(partitions, random.nextDouble(), 10);
        for (int key = 0; key < 5; key++) {
            double[] before = placement.loads();
            KeyWork work = new KeyWork(random.nextInt(), random.nextDouble(100), random.nextInt(3));
            Salts salts = placement.place(work, Integer.MAX_VALUE);
            double[] after = placement.loads();
            int[] placed = salts.partitions(work.partitionHash(), partitions);
            assertThat(placed).doesNotHaveDuplicates();
            for (int partition : placed) before[partition] += work.part(placed.length);
            assertThat(after).containsExactly(before);
            for (int partition : placed) before[partition] -= work.part(placed.length);
            double peak = Arrays.stream(placed).mapToDouble(p -> after[p]).max().orElseThrow();
            Arrays.sort(before);
            for (int parts = 1; parts <= partitions; parts++) {
                double other = before[parts - 1] + work.part(parts);
                if (peak > 10) assertThat(other).isGreaterThanOrEqualTo(peak - 1e-9);
                else if (parts < placed.length) assertThat(other).isGreaterThan(10 - 1e-9);
            }
        }
    }

    @Test
    void onVeryManyPartitionsItDoesNotLookAtAll() {
        SaltPlacement placement = SaltPlacement.of(1_000_000, 0, 1);
        Salts salts = placement.place(KeyWork.of(7, 100), Integer.MAX_VALUE);
        assertThat(salts.partitions(7, 1_000_000)).hasSize(100).doesNotHaveDuplicates();
        assertThat(salts.at(99)).isLessThan(2000);
    }

    @Test
    void triesEndWhereAPartitionIsNotFound() {
        assertThat(Seat.reached(7, 100, 100, 50)).hasSizeBetween(20, 50);
        assertThat(Seat.reached(7, 100, 100, Seat.tries(100))).hasSize(100);
        assertThat(Seat.tries(1)).isEqualTo(20);
        assertThat(Seat.tries(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void equalQuestionsGiveEqualSalts() {
        Salts once = SaltPlacement.of(50, 0, 1).place(KeyWork.of(7, 20), 50);
        assertThat(SaltPlacement.of(50, 0, 1).place(KeyWork.of(7, 20), 50)).isEqualTo(once);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> SaltPlacement.of(0, 0, 1)).hasMessage("partitions must be at least 1: 0");
        assertThatThrownBy(() -> new KeyWork(1, -1, 0)).hasMessage("work must not be negative: -1.0, 0.0");
        assertThatThrownBy(() -> new KeyWork(1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Seeds(50)
    void seatsAreExactlyAsManyPartitionsAsAskedForTheLeastLoadedOnes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int partitions = 2 + random.nextInt(300);
        int parts = 2 + random.nextInt(partitions - 1);
        SaltPlacement placement = SaltPlacement.of(partitions, 1, 10);
        placement.leave(random.nextInt(), 5);
        int keyHash = random.nextInt();
        int[] seats = placement.seat(keyHash, 2, parts).partitions(keyHash, partitions);
        assertThat(seats).hasSize(parts).doesNotHaveDuplicates();
        assertThat(Arrays.stream(placement.loads()).sum()).isCloseTo(partitions + 5 + 2.0 * parts, within(1e-9));
        if (parts < partitions) assertThat(placement.largest()).isEqualTo(6);
    }

    @Test
    void onePartStaysAndMorePartsThanPartitionsAreRefused() {
        assertThat(SaltPlacement.of(8, 0, 1).seat(42, 1, 1)).isEqualTo(Salts.NONE);
        assertThatThrownBy(() -> SaltPlacement.of(8, 0, 1).seat(42, 1, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9 parts do not fit 8 partitions");
    }
}
