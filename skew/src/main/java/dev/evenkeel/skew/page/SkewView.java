package dev.evenkeel.skew.page;

import dev.evenkeel.core.page.Tone;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the page on skew shows.
 *
 * @param heading what was read, in one sentence, such as {@code 10,000,000 rows in 16 input partitions}
 * @param keys the keys that were looked at
 * @param inputRows rows by id of the input partitions that were read
 * @param inputTone loud where the input partitions are uneven
 * @param leftOut columns that were not looked at, each with the reason
 */
public record SkewView(
        String heading, List<KeyView> keys, SortedMap<Integer, Long> inputRows, Tone inputTone, List<String> leftOut) {
    /** Keeps copies. */
    public SkewView {
        keys = List.copyOf(keys);
        inputRows = Collections.unmodifiableSortedMap(new TreeMap<>(inputRows));
        leftOut = List.copyOf(leftOut);
    }
}
