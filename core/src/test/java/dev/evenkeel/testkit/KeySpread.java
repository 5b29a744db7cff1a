package dev.evenkeel.testkit;

import java.util.Optional;
import java.util.SplittableRandom;

/** How rows are spread over the ranks of their keys. */
public enum KeySpread {
    /** Every rank equally often. */
    UNIFORM {
        @Override
        Optional<Integer> rank(SplittableRandom random, int row, int distinct) {
            return Optional.of(random.nextInt(distinct));
        }
    },
    /** Rank {@code r} about as often as {@code 1 / (r + 1)}: Zipf's law with exponent 1. */
    ZIPF {
        @Override
        Optional<Integer> rank(SplittableRandom random, int row, int distinct) {
            double uniform = random.nextDouble();
            return Optional.of(Math.min(distinct - 1, (int) Math.pow(distinct + 1.0, uniform) - 1));
        }
    },
    /** The first rank in every row. */
    ONE_KEY {
        @Override
        Optional<Integer> rank(SplittableRandom random, int row, int distinct) {
            return Optional.of(0);
        }
    },
    /** Every rank once at most. */
    DISTINCT {
        @Override
        Optional<Integer> rank(SplittableRandom random, int row, int distinct) {
            return Optional.of(row);
        }
    },
    /** No key at all. */
    ALL_NULL {
        @Override
        Optional<Integer> rank(SplittableRandom random, int row, int distinct) {
            return Optional.empty();
        }
    };

    /** {@return the rank of a row's key, empty for a null key} */
    abstract Optional<Integer> rank(SplittableRandom random, int row, int distinct);
}
