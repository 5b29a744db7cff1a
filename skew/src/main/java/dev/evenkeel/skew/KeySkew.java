package dev.evenkeel.skew;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.skew.judge.SkewFacts;
import dev.evenkeel.skew.judge.ZipfFit;
import java.util.List;
import java.util.Optional;

/**
 * What was found about one key: how its rows are distributed, and what a shuffle on it would do.
 *
 * <p>Example: of 10 million rows 30 % have key 42, so that {@code imbalance(200)} is 60.7 and the verdict is hot.
 * Immutable.
 */
public final class KeySkew {
    private final SkewFacts facts;
    private final SkewVerdict verdict;
    private final int partitions;
    private final double hotImbalance;

    KeySkew(SkewFacts facts, SkewVerdict verdict, int partitions, double hotImbalance) {
        this.facts = facts;
        this.verdict = verdict;
        this.partitions = partitions;
        this.hotImbalance = hotImbalance;
    }

    SkewFacts facts() {
        return facts;
    }

    /** {@return the key's columns} */
    public List<String> columns() {
        return facts.columns();
    }

    /** {@return the type of each column, as Spark's SQL writes it} */
    public List<String> types() {
        return facts.types();
    }

    /** {@return rows, those without a key included} */
    public long rows() {
        return facts.rows();
    }

    /** {@return rows without a key: those in which every column of the key is null} */
    public long nullRows() {
        return facts.nullRows();
    }

    /** {@return how many different keys there are, null not counted} */
    public Estimate distinctKeys() {
        return facts.distinctKeys();
    }

    /** {@return the most frequent keys, the most frequent first; every key with more than {@link #error()} rows is there} */
    public List<HeavyHitter> heavyHitters() {
        return facts.heavyHitters();
    }

    /** {@return rows that a key which is not among the heavy hitters can have at the most} */
    public long error() {
        return facts.error();
    }

    /** {@return how the rows lie on the keys, and where a shuffle would put them} */
    public KeyLoad load() {
        return facts.load();
    }

    /** {@return the same of the rows' bytes, where {@link SkewOptions#withBytes()} asked for them} */
    public Optional<KeyLoad> bytes() {
        return facts.bytes();
    }

    /** {@return rows of the most frequent key over the mean per key; the classic alert is above 10} */
    public double maxToMean() {
        return facts.maxToMean(facts.load());
    }

    /** {@return the Zipf law nearest to the keys, with how far they are off; none where too few keys are certain} */
    public Optional<ZipfFit> zipf() {
        return ZipfFit.of(heavyHitters());
    }

    /**
     * {@return the predicted largest over mean task of a hash shuffle on this key}
     *
     * @param partitions partitions of the shuffle, at least 1
     */
    public double imbalance(int partitions) {
        return facts.load().imbalance(partitions);
    }

    /** {@return what the distribution means, with the reason} */
    public SkewVerdict verdict() {
        return verdict;
    }

    /** {@return the partitions of the shuffle that the verdict is about} */
    public int partitions() {
        return partitions;
    }

    /** {@return the imbalance from which the verdict takes a key to be hot} */
    public double hotImbalance() {
        return hotImbalance;
    }

    /** {@return the keys that would each overload a task of that shuffle by themselves, the most frequent first} */
    public List<HeavyHitter> hotKeys() {
        double limit = hotImbalance * rows() / partitions;
        return heavyHitters().stream().takeWhile(key -> key.estimate() >= limit).toList();
    }

    @Override
    public String toString() {
        return "KeySkew[columns=" + columns() + ", verdict=" + verdict.word() + "]";
    }
}
