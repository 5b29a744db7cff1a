package dev.evenkeel.benchmarks.scenario;

import java.util.OptionalLong;

/**
 * A key that was found, as text, and how many rows it is said to have; unset where only its name is said.
 *
 * @param key the key
 * @param rows the rows, as found or estimated
 */
record FoundKey(String key, OptionalLong rows) {
    static FoundKey counted(Object key, long rows) {
        return new FoundKey(key.toString(), OptionalLong.of(rows));
    }

    static FoundKey named(Object key) {
        return new FoundKey(key.toString(), OptionalLong.empty());
    }
}
