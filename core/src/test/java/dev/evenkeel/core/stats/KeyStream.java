package dev.evenkeel.core.stats;

import com.google.common.primitives.Longs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Keys as rows bring them: even, skewed, sorted, and as is worst for a sketch of few counters. */
enum KeyStream {
    UNIFORM {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return random.longs(rows, 0, 4L * counters).toArray();
        }
    },
    ZIPF_0_8 {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return zipf(random, rows, 0.8);
        }
    },
    ZIPF_1_1 {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return zipf(random, rows, 1.1);
        }
    },
    ZIPF_1_5 {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return zipf(random, rows, 1.5);
        }
    },
    ONE_WHALE {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return LongStream.range(0, rows)
                    .map(row -> random.nextInt(3) == 0 ? -1 : random.nextLong(1 << 20))
                    .toArray();
        }
    },
    ALL_DISTINCT {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return LongStream.range(0, rows).toArray();
        }
    },
    SORTED {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            long[] keys = zipf(random, rows, 1.1);
            Arrays.sort(keys);
            return keys;
        }
    },
    REVERSE_SORTED {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            long[] keys = SORTED.keys(random, rows, counters);
            for (int i = 0; i < rows / 2; i++) {
                long key = keys[i];
                keys[i] = keys[rows - 1 - i];
                keys[rows - 1 - i] = key;
            }
            return keys;
        }
    },
    /** Twice as many keys as counters, in turns: whatever is dropped comes back at once, and all counts are equal. */
    IN_TURNS {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return LongStream.range(0, rows).map(row -> row % (2L * counters)).toArray();
        }
    },
    /** Half the rows have one key, and come before as many keys of one row each, which wear its counter down. */
    WHALE_THEN_DUST {
        @Override
        long[] keys(SplittableRandom random, int rows, int counters) {
            return LongStream.range(0, rows)
                    .map(row -> row < rows / 2 ? -1 : row)
                    .toArray();
        }
    };

    abstract long[] keys(SplittableRandom random, int rows, int counters);

    static FrequentKeys count(long[] keys, int counters) {
        KeyCounter counter = new KeyCounter(counters);
        for (long key : keys) counter.add(hash(key), 1, KeyBytes.of(bytes(key)));
        return counter.finish();
    }

    static Map<Long, Long> countedByHash(long[] keys) {
        Map<Long, Long> counts = new HashMap<>();
        for (long key : keys) counts.merge(hash(key), 1L, Long::sum);
        return counts;
    }

    static byte[] bytes(long key) {
        return Longs.toByteArray(key);
    }

    /** A bijection that mixes well: the finalizer of SplitMix64 (Steele et al., 2014). */
    static long hash(long key) {
        long z = key + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static long[] zipf(SplittableRandom random, int rows, double exponent) {
        double[] upTo = new double[1000];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) upTo[rank] = sum += Math.pow(rank + 1, -exponent);
        double all = sum;
        return LongStream.range(0, rows)
                .map(row -> {
                    int found = Arrays.binarySearch(upTo, random.nextDouble(all));
                    return found < 0 ? -found - 1 : found;
                })
                .toArray();
    }
}
