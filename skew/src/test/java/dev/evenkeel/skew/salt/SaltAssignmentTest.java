package dev.evenkeel.skew.salt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.testkit.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaltAssignmentTest {
    private static final int NULL_HASH = 42;

    @Test
    void theExampleHolds() {
        SaltAssignment assignment =
                SaltAssignment.of(load(10_000_000, 0, hitter(4711, 3_000_000, 10_000_000)), 200, 1.5);
        assertThat(assignment.imbalanceBefore()).isCloseTo(60.7, within(1e-9));
        assertThat(assignment.imbalanceAfter()).isCloseTo(1.5, within(1e-9));
        assertThat(assignment.keys()).singleElement().satisfies(salted -> {
            assertThat(salted.salts().factor()).isEqualTo(SaltFactor.of(3_000_000, 40_000, 200));
            assertThat(salted.salts().count()).isEqualTo(75);
            assertThat(salted.part()).isEqualTo(40_000);
        });
        assertThat(assignment.explain()).isEqualTo("""
                salts for a shuffle on 200 partitions: the largest would have 1.5 x the mean instead of 60.7 x
                      (asked for: 1.5 x)
                    key        share  to the mean  parts  a part
                    key 4711  30.0 %       60.0 x     75   0.8 x
                """);
        assertThat(assignment).hasToString("SaltAssignment[partitions=200, keys=1, imbalance=60.7 x to 1.5 x]");
        assertThat(assignment.partitions()).isEqualTo(200);
    }

    /** The oracle lays out every known key anew, part by part, with the salts that were given and 0 for all others. */
    @Seeds(200)
    void thePredictionIsWhatTheSaltsGive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyLoad load = anyLoad(random);
        int partitions = 1 + random.nextInt(300);
        double target = 1.1 + random.nextDouble(3);
        SaltAssignment assignment = SaltAssignment.of(load, partitions, target);
        assertThat(assignment.imbalanceBefore()).isEqualTo(load.imbalance(partitions));
        double ofNulls = (double) load.ofNulls() * partitions / load.total();
        assertThat(assignment.imbalanceAfter())
                .isBetween(1.0, Math.max(assignment.imbalanceBefore(), ofNulls > target ? ofNulls + target : 0));
        if (assignment.keys().isEmpty()) return;
        assertThat(assignment.imbalanceAfter())
                .isCloseTo(largest(load, assignment, partitions) * partitions / load.total(), within(1e-6));
        assertThat(assignment.keys())
                .isSortedAccordingTo(
                        Comparator.comparingLong(salted -> -salted.key().estimate()))
                .allSatisfy(salted -> assertThat(
                                salted.salts().partitions(salted.key().partitionHash(), partitions))
                        .doesNotHaveDuplicates());
    }

    /** Without rows that have no key, nothing stands in the way of the target. */
    @Seeds(200)
    void theTargetIsMetWhereNoNullsPreventIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyLoad any = anyLoad(random);
        KeyLoad load = new KeyLoad(any.total(), 0, any.heavyHitters(), 0, NULL_HASH);
        int partitions = 2 + random.nextInt(300);
        double target = 1.5 + random.nextDouble(3);
        assertThat(SaltAssignment.of(load, partitions, target).imbalanceAfter()).isLessThanOrEqualTo(target + 1e-9);
    }

    @Seeds(50)
    void aTighterTargetNeverTakesFewerSaltsForALoneKey(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyLoad load = load(1_000_000, 0, hitter(random.nextInt(), 300_000 + random.nextInt(600_000), 1_000_000));
        int[] salts = Stream.of(8.0, 4.0, 2.0, 1.5, 1.1)
                .mapToInt(target -> salts(SaltAssignment.of(load, 100, target)))
                .toArray();
        assertThat(salts).isSorted();
        assertThat(salts[4]).isGreaterThan(salts[0]);
    }

    @Test
    void nothingIsSaltedWhereTheTargetIsMetWithout() {
        SaltAssignment even = SaltAssignment.of(load(1000, 0, hitter(1, 3, 1000)), 200, 2);
        assertThat(even.keys()).isEmpty();
        assertThat(even.imbalanceAfter()).isEqualTo(even.imbalanceBefore()).isCloseTo(1.597, within(1e-9));
        assertThat(even.explain()).isEqualTo("""
                no salts for a shuffle on 200 partitions: the largest has 1.6 x the mean without (asked for: 2.0 x)
                """);
        assertThat(SaltAssignment.of(load(0, 0), 200, 2).explain()).contains("1.0 x the mean");
        assertThat(SaltAssignment.of(load(10, 0, hitter(1, 10, 10)), 1, 2).explain())
                .startsWith("no salts for a shuffle on 1 partition:");
    }

    /** Two keys that the hash of the key alone puts together, and the hash of key and salt 0 does not. */
    @Test
    void saltZeroInEveryRowMayBeEnough() {
        SaltAssignment assignment = SaltAssignment.of(load(100, 0, hitter(1, 10, 100), hitter(11, 10, 100)), 10, 1.9);
        assertThat(assignment.keys()).isEmpty();
        assertThat(assignment.imbalanceBefore()).isCloseTo(2.8, within(1e-9));
        assertThat(assignment.imbalanceAfter()).isCloseTo(1.8, within(1e-9));
        assertThat(assignment.explain()).isEqualTo("""
                salt 0 in every row of a shuffle on 10 partitions: the largest would have 1.8 x the mean instead of
                      2.8 x (asked for: 1.9 x)
                """);
    }

    @Test
    void keysThatOnlyMeetInOnePartitionAreMovedApart() {
        SaltAssignment assignment =
                SaltAssignment.of(load(100, 0, hitter(1, 10, 100), hitter(11, 10, 100), hitter(21, 10, 100)), 10, 1.8);
        assertThat(assignment.imbalanceBefore()).isCloseTo(3.7, within(1e-9));
        assertThat(assignment.imbalanceAfter()).isCloseTo(1.7, within(1e-9));
        assertThat(assignment.keys()).allMatch(salted -> salted.salts().count() == 1);
    }

    @Test
    void hotKeysKeepClearOfTheRowsWithoutAKey() {
        SaltAssignment assignment = SaltAssignment.of(load(1000, 100, hitter(1, 500, 1000)), 10, 1.5);
        assertThat(assignment.imbalanceAfter()).isCloseTo(1.4, within(1e-9));
        int nulls = SaltHash.partition(NULL_HASH, 0, 10);
        assertThat(assignment.keys().get(0).salts().partitions(1, 10)).doesNotContain(nulls);
    }

    @Test
    void rowsWithoutAKeyAreSaidToStayTogether() {
        SaltAssignment assignment = SaltAssignment.of(load(1000, 300, hitter(1, 300, 1000)), 100, 1.5);
        assertThat(assignment.imbalanceAfter()).isCloseTo(30.4, within(1e-9));
        assertThat(assignment.keys().get(0).part()).isLessThanOrEqualTo(11);
        assertThat(assignment.explain())
                .contains("rows without a key stay together, 30.0 x the mean in one partition: filter them out");
    }

    /** Beside so many nulls the imbalance does not fall, or is worse by chance; the hot key is salted all the same. */
    @Seeds(20)
    void nullsDoNotHideAHotKey(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HeavyHitter[] keys = IntStream.range(0, 100)
                .mapToObj(key -> hitter(random.nextInt(), key == 0 ? 300_000 : 500, 1_000_000))
                .toArray(HeavyHitter[]::new);
        SaltAssignment assignment = SaltAssignment.of(load(1_000_000, 400_000, keys), 100, 1.5);
        assertThat(assignment.keys().get(0).key().estimate()).isEqualTo(300_000);
        assertThat(assignment.explain()).startsWith("salts for").contains("rows without a key stay together");
    }

    @Test
    void moreKeysThanALookTakesAreCounted() {
        HeavyHitter[] keys = IntStream.range(0, 15)
                .mapToObj(key -> hitter(key * 7919, 60, 1000))
                .toArray(HeavyHitter[]::new);
        String text = SaltAssignment.of(load(1000, 0, keys), 100, 1.5).explain();
        assertThat(text).endsWith("    and 5 more keys\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> SaltAssignment.of(load(10, 0), 10, 1))
                .hasMessage("the target must be more than 1: 1.0");
        assertThatThrownBy(() -> SaltAssignment.of(load(10, 0), 10, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SaltAssignment.of(load(10, 0), 0, 2)).hasMessage("partitions must be at least 1: 0");
    }

    private static int salts(SaltAssignment assignment) {
        return assignment.keys().get(0).salts().count();
    }

    private static double largest(KeyLoad load, SaltAssignment assignment, int partitions) {
        Map<Integer, Salts> given = new HashMap<>();
        assignment.keys().forEach(salted -> given.put(salted.key().partitionHash(), salted.salts()));
        double[] rows = new double[partitions];
        double rest = load.total() - load.ofNulls();
        rows[SaltHash.partition(NULL_HASH, 0, partitions)] += load.ofNulls();
        for (HeavyHitter key : load.heavyHitters()) {
            Salts salts = given.getOrDefault(key.partitionHash(), Salts.NONE);
            for (int partition : salts.partitions(key.partitionHash(), partitions)) {
                rows[partition] += (double) key.estimate() / salts.count();
            }
            rest -= key.estimate();
        }
        return Arrays.stream(rows).max().orElseThrow() + rest / partitions;
    }

    /** Some keys by Zipf's law or of like size, sometimes a whale, some rows of other keys, sometimes nulls. */
    private static KeyLoad anyLoad(SplittableRandom random) {
        double exponent = random.nextBoolean() ? 0 : random.nextDouble(2);
        long whale = random.nextBoolean() ? 0 : random.nextLong(1_000_000);
        long[] rows = IntStream.rangeClosed(1, 1 + random.nextInt(400))
                .mapToLong(rank -> (long) (10_000 / Math.pow(rank, exponent)) + (rank == 1 ? whale : 1))
                .toArray();
        long nulls = random.nextInt(3) == 0 ? random.nextLong(100_000) : 0;
        long total = Arrays.stream(rows).sum() + nulls + random.nextLong(1_000_000);
        return load(
                total,
                nulls,
                Arrays.stream(rows)
                        .mapToObj(count -> hitter(random.nextInt(), count, total))
                        .toArray(HeavyHitter[]::new));
    }

    private static KeyLoad load(long total, long nulls, HeavyHitter... keys) {
        return new KeyLoad(total, nulls, List.of(keys), 0, NULL_HASH);
    }

    private static HeavyHitter hitter(int partitionHash, long rows, long total) {
        return new HeavyHitter(
                List.of("key " + partitionHash), rows, rows, rows, Ratio.of(rows, total), partitionHash, partitionHash);
    }
}
