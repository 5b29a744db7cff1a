package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.Mergeable;
import java.io.Serial;
import java.io.Serializable;

/**
 * How one quantity, rows or bytes, was seen to be spread over keys.
 *
 * @param ofNulls how much is without a key
 * @param frequent the keys that have most of it
 */
record KeyWeights(long ofNulls, FrequentKeys frequent) implements Mergeable<KeyWeights>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static KeyWeights none(int counters) {
        return new KeyWeights(0, FrequentKeys.none(counters));
    }

    @Override
    public KeyWeights merge(KeyWeights other) {
        return new KeyWeights(ofNulls + other.ofNulls, frequent.merge(other.frequent));
    }
}
