package dev.evenkeel.skew.judge;

import dev.evenkeel.skew.KeyLoad;

/**
 * What would hold up a shuffle on a key: its largest partition, by rows or by bytes.
 *
 * @param unit {@code rows} or {@code bytes}
 * @param load how they lie on the key
 * @param partitions partitions of the shuffle
 * @param imbalance largest over mean partition
 */
record Stall(String unit, KeyLoad load, int partitions, double imbalance) {
    /** {@return the worse of rows and, where they were measured, bytes} */
    static Stall of(SkewFacts facts, int partitions) {
        Stall byRows = new Stall("rows", facts.load(), partitions, facts.load().imbalance(partitions));
        return facts.bytes()
                .map(bytes -> new Stall("bytes", bytes, partitions, bytes.imbalance(partitions)))
                .filter(byBytes -> byBytes.imbalance() > byRows.imbalance())
                .orElse(byRows);
    }

    /** {@return true where the rows without a key have at least as much as the largest key} */
    boolean isOfNulls() {
        return load.ofNulls() >= load.largest();
    }
}
