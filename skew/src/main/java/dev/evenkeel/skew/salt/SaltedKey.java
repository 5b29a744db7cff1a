package dev.evenkeel.skew.salt;

import dev.evenkeel.skew.HeavyHitter;

/**
 * A heavy hitter with the salts that it should get.
 *
 * @param key the key
 * @param salts its salts; a single one moves the key to another partition without dividing it
 */
public record SaltedKey(HeavyHitter key, Salts salts) {
    /** {@return what a part of the key has, in the unit in which the keys were counted} */
    public double part() {
        return (double) key.estimate() / salts.count();
    }
}
