package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.MergeLaws;
import dev.evenkeel.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrequentKeysTest {
    private static final int[] COUNTERS = {1, 2, 7, 16, 50, 64};

    @Seeds(200)
    void theTrueCountIsWithinTheBoundsForEveryDistribution(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (KeyStream stream : KeyStream.values()) {
            int counters = COUNTERS[random.nextInt(COUNTERS.length)];
            long[] keys = stream.keys(random, random.nextInt(4000), counters);
            assertHolds(KeyStream.count(keys, counters), keys, counters, stream + ", k=" + counters);
        }
    }

    @Seeds(200)
    void mergedBoundsStillHoldTheTrueCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (KeyStream stream : KeyStream.values()) {
            int counters = COUNTERS[random.nextInt(COUNTERS.length)];
            long[] keys = stream.keys(random, 1 + random.nextInt(4000), counters);
            List<FrequentKeys> parts = new ArrayList<>();
            for (int from = 0; from < keys.length; ) {
                int to = Math.min(keys.length, from + 1 + random.nextInt(keys.length));
                parts.add(KeyStream.count(Arrays.copyOfRange(keys, from, to), counters));
                from = to;
            }
            parts.add(FrequentKeys.none(counters));
            while (parts.size() > 1) {
                FrequentKeys one = parts.remove(random.nextInt(parts.size()));
                FrequentKeys other = parts.remove(random.nextInt(parts.size()));
                parts.add(one.merge(other));
            }
            assertHolds(parts.get(0), keys, counters, stream + " merged, k=" + counters);
        }
    }

    @Seeds(20)
    void mergingKeepsTheLawsUpToTheError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FrequentKeys> parts = new ArrayList<>();
        for (KeyStream stream : KeyStream.values()) {
            parts.add(KeyStream.count(stream.keys(random, random.nextInt(500), 8), 8));
        }
        MergeLaws.check(parts, FrequentKeys.none(8), FrequentKeys::merge, FrequentKeysTest::agree);
    }

    @Seeds(20)
    void mergingIsExactAsLongAsEveryKeyHasACounter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FrequentKeys> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            parts.add(KeyStream.count(random.longs(random.nextInt(200), 0, 16).toArray(), 16));
        }
        MergeLaws.check(parts, FrequentKeys.none(16), FrequentKeys::merge, FrequentKeys::equals);
        assertThat(parts.get(0).merge(parts.get(1)).isExact()).isTrue();
    }

    @Test
    void thePeakIsWhatThePartWithTheMostOfAKeyHas() {
        FrequentKeys one = KeyStream.count(new long[] {1, 1, 1, 2}, 8);
        FrequentKeys other = KeyStream.count(new long[] {1, 2, 2}, 8);
        assertThat(one.keys()).extracting(FrequentKey::peak).containsExactly(3L, 1L);
        FrequentKeys both = one.merge(other);
        assertThat(both.find(KeyStream.hash(1))).hasValueSatisfying(key -> {
            assertThat(key.lower()).isEqualTo(4);
            assertThat(key.peak()).isEqualTo(3);
        });
        assertThat(both.find(KeyStream.hash(2)).map(FrequentKey::peak)).hasValue(2L);
    }

    @Test
    void mergingSketchesOfDifferentSizeKeepsTheGuaranteeOfTheSmaller() {
        long[] keys = KeyStream.ZIPF_1_1.keys(new SplittableRandom(1), 5000, 0);
        FrequentKeys large = KeyStream.count(Arrays.copyOfRange(keys, 0, 2500), 64);
        FrequentKeys small = KeyStream.count(Arrays.copyOfRange(keys, 2500, 5000), 8);
        assertHolds(large.merge(small), keys, 8, "64 and 8");
        assertHolds(small.merge(large), keys, 8, "8 and 64");
    }

    @Seeds(20)
    void boundsHoldWhereKeysAreTooWideForTheMemoryOfTheirSketch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int counters = 64;
        int width = 100 + random.nextInt(5000);
        long[] keys = KeyStream.ONE_WHALE.keys(random, 4000, counters);
        KeyCounter counter = new KeyCounter(counters);
        for (long key : keys) {
            counter.add(KeyStream.hash(key), 1, KeyBytes.of(Arrays.copyOf(KeyStream.bytes(key), width)));
        }
        FrequentKeys found = counter.finish();
        long whale = Arrays.stream(keys).filter(key -> key == -1).count();
        assertThat(found.keys()).hasSizeLessThanOrEqualTo(Math.max(4, 96 * counters / width));
        assertThat(found.keys().get(0).hash()).isEqualTo(KeyStream.hash(-1));
        assertThat(whale)
                .isBetween(found.keys().get(0).lower(), found.keys().get(0).upper());
        KeyStream.countedByHash(keys).forEach((hash, count) -> {
            if (count > found.error()) assertThat(found.find(hash)).isPresent();
        });
    }

    @Seeds(50)
    void weightsCountAsSoManyRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] keys = KeyStream.ZIPF_1_1.keys(random, 2000, 8);
        Map<Long, Long> truth = new HashMap<>();
        KeyCounter counter = new KeyCounter(8);
        for (long key : keys) {
            long weight = 1 + random.nextLong(1L << random.nextInt(40));
            counter.add(KeyStream.hash(key), weight, KeyBytes.of(KeyStream.bytes(key)));
            truth.merge(KeyStream.hash(key), weight, Long::sum);
        }
        FrequentKeys found = counter.finish();
        assertThat(found.total())
                .isEqualTo(truth.values().stream().mapToLong(Long::longValue).sum());
        assertThat(found.error()).isLessThanOrEqualTo(found.total() / 9);
        found.keys().forEach(key -> assertThat(truth.get(key.hash())).isBetween(key.lower(), key.upper()));
        truth.forEach((hash, weight) -> {
            if (weight > found.error()) assertThat(found.find(hash)).isPresent();
        });
    }

    @Test
    void aKeyIsCopiedOnlyWhenItIsNotHeldYet() {
        KeyCounter counter = new KeyCounter(16);
        List<Long> copied = new ArrayList<>();
        for (long key : new long[] {3, 4, 3, 3, 4, 5}) {
            counter.add(KeyStream.hash(key), 1, new KeyBytes() {
                @Override
                public int length() {
                    return Long.BYTES;
                }

                @Override
                public void copyTo(byte[] target, int at) {
                    copied.add(key);
                    System.arraycopy(KeyStream.bytes(key), 0, target, at, Long.BYTES);
                }
            });
        }
        assertThat(copied).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aHashOfZeroIsAKeyLikeAnyOther() {
        KeyCounter counter = new KeyCounter(4);
        counter.add(0, 1, KeyBytes.of(new byte[] {1}));
        counter.add(0, 1, KeyBytes.of(new byte[] {2}));
        assertThat(counter.finish().find(0)).hasValueSatisfying(key -> {
            assertThat(key.lower()).isEqualTo(2);
            assertThat(key.key()).containsExactly(1);
        });
        assertThat(counter.finish().find(1)).isEmpty();
    }

    @Seeds(20)
    void whatTravelsArrivesAsItWas(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        FrequentKeys part = KeyStream.count(KeyStream.ZIPF_1_1.keys(random, 3000, 16), 16);
        FrequentKeys sent =
                random.nextBoolean() ? part : part.merge(KeyStream.count(KeyStream.UNIFORM.keys(random, 500, 16), 16));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FrequentKeys arrived = (FrequentKeys) in.readObject();
            assertThat(arrived).isEqualTo(sent);
            for (int i = 0; i < sent.keys().size(); i++) {
                assertThat(arrived.keys().get(i).key())
                        .isEqualTo(sent.keys().get(i).key());
                assertThat(arrived.keys().get(i).peak())
                        .isEqualTo(sent.keys().get(i).peak());
            }
        }
    }

    @Test
    void noRowsGiveNoKeysAndNoError() {
        assertThat(new KeyCounter(16).finish()).isEqualTo(FrequentKeys.none(16));
        assertThat(FrequentKeys.none(16).keys()).isEmpty();
        assertThat(FrequentKeys.none(16).isExact()).isTrue();
    }

    @Test
    void finishingLeavesTheCounterAsItWas() {
        KeyCounter counter = new KeyCounter(2);
        LongStream.range(0, 7).forEach(key -> counter.add(KeyStream.hash(key), 1, KeyBytes.of(KeyStream.bytes(key))));
        assertThat(counter.finish()).isEqualTo(counter.finish());
    }

    @Test
    void countersOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new KeyCounter(0)).hasMessage("counters must be from 1 to 16,777,216: 0");
        assertThatThrownBy(() -> new KeyCounter((1 << 24) + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertHolds(FrequentKeys found, long[] keys, int counters, String what) {
        Map<Long, Long> truth = KeyStream.countedByHash(keys);
        assertThat(found.total()).as(what).isEqualTo(keys.length);
        assertThat(found.error()).as(what).isLessThanOrEqualTo(keys.length / (counters + 1));
        assertThat(found.keys()).as(what).hasSizeLessThanOrEqualTo(counters);
        for (FrequentKey key : found.keys()) {
            assertThat(truth.get(key.hash())).as(what).isBetween(key.lower(), key.upper());
            assertThat(key.estimate()).as(what).isBetween(key.lower(), key.upper());
            assertThat(key.upper() - key.lower()).as(what).isLessThanOrEqualTo(found.error());
        }
        for (long key : keys) {
            found.find(KeyStream.hash(key))
                    .ifPresent(kept -> assertThat(kept.key()).as(what).isEqualTo(KeyStream.bytes(key)));
        }
        truth.forEach((hash, count) -> {
            if (count > found.error()) assertThat(found.find(hash)).as(what).isPresent();
        });
        assertThat(found.keys()).as(what).isSortedAccordingTo((a, b) -> Long.compare(b.lower(), a.lower()));
        if (truth.size() <= counters) assertThat(found.isExact()).as(what).isTrue();
    }

    /** Same rows, and for every key the bounds of both have a count in common. */
    private static boolean agree(FrequentKeys one, FrequentKeys other) {
        Set<Long> hashes = new HashSet<>();
        one.keys().forEach(key -> hashes.add(key.hash()));
        other.keys().forEach(key -> hashes.add(key.hash()));
        return one.total() == other.total()
                && hashes.stream()
                        .allMatch(hash ->
                                lower(one, hash) <= upper(other, hash) && lower(other, hash) <= upper(one, hash));
    }

    private static long lower(FrequentKeys keys, long hash) {
        return keys.find(hash).map(FrequentKey::lower).orElse(0L);
    }

    private static long upper(FrequentKeys keys, long hash) {
        return keys.find(hash).map(FrequentKey::upper).orElse(keys.error());
    }
}
