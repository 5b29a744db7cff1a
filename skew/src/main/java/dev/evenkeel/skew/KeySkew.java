package dev.evenkeel.skew;

import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.judge.Imbalance;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found about one key: how its rows are distributed, and what a shuffle on it would do.
 *
 * <p>Example: of 10 million rows 30 % have key 42, so that {@code imbalance(200)} is 60.7 and the verdict is hot.
 * Immutable.
 */
public final class KeySkew {
    private static final int SHOWN = 10;
    private static final int WRITTEN = 100;
    /** Rows over the mean per key from which a heavy hitter is shown: below, it differs little from the others. */
    private static final double HEAVY = 2;

    private static final int KEY_WIDTH = 48;

    private final SkewFacts facts;
    private final SkewVerdict verdict;

    KeySkew(SkewFacts facts, SkewVerdict verdict) {
        this.facts = facts;
        this.verdict = verdict;
    }

    /** {@return the key's columns} */
    public List<String> columns() {
        return facts.columns();
    }

    /** {@return rows, those without a key included} */
    public long rows() {
        return facts.rows();
    }

    /** {@return rows in which a column of the key is null} */
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

    /** {@return rows of the most frequent key over the mean per key; the classic alert is above 10} */
    public double maxToMean() {
        return facts.maxToMean();
    }

    /**
     * {@return the predicted largest over mean task of a hash shuffle on this key}
     *
     * @param partitions partitions of the shuffle, at least 1
     */
    public double imbalance(int partitions) {
        return Imbalance.of(facts, partitions);
    }

    /** {@return what the distribution means, with the reason} */
    public SkewVerdict verdict() {
        return verdict;
    }

    List<String> explainLines() {
        List<String> lines = new ArrayList<>();
        lines.add("key " + TextLayout.cell(String.join(", ", columns()), 80) + ": " + verdict.word());
        lines.addAll(TextLayout.wrapped("  because " + verdict.reason().sentence()));
        if (rows() == 0) return lines;
        boolean hasKeys = nullRows() < rows();
        lines.addAll(TextLayout.wrapped(
                "  rows " + TextLayout.count(rows()) + ", without a key " + Ratio.of(nullRows(), rows())
                        + ", distinct keys " + distinctKeys()
                        + (hasKeys ? ", largest key " + TextLayout.factor(maxToMean()) + " the mean" : "")));
        if (maxToMean() >= HEAVY) lines.addAll(heavyLines());
        return lines;
    }

    private List<String> heavyLines() {
        double mean = (rows() - nullRows()) / distinctKeys().orElse(1);
        List<HeavyHitter> heavy = heavyHitters().stream()
                .filter(key -> key.estimate() >= HEAVY * mean)
                .toList();
        List<List<String>> cells = heavy.stream()
                .limit(SHOWN)
                .map(key -> List.of(
                        TextLayout.cell(key.keyText(), KEY_WIDTH),
                        TextLayout.count(key.estimate()),
                        key.share().toString(),
                        bounds(key)))
                .toList();
        List<String> lines =
                new ArrayList<>(TextLayout.table(List.of("  heavy hitter", "rows", "share", "bounds"), indent(cells)));
        if (heavy.size() > SHOWN) {
            lines.add("    and " + TextLayout.count(heavy.size() - SHOWN) + " more of at least " + (int) HEAVY
                    + " times the mean");
        }
        return lines;
    }

    private static String bounds(HeavyHitter key) {
        if (key.lower() == key.upper()) return "exact";
        return TextLayout.count(key.lower()) + " to " + TextLayout.count(key.upper());
    }

    private static List<List<String>> indent(List<List<String>> rows) {
        return rows.stream()
                .map(row -> List.of("  " + row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("columns", columns());
        members.put("rows", rows());
        members.put("nullRows", nullRows());
        members.put("distinctKeys", members(distinctKeys()));
        members.put("maxToMean", maxToMean());
        members.put("error", error());
        members.put("verdict", verdict.word());
        members.put("reason", Explanation.members(verdict.reason()));
        members.put(
                "heavyHitters",
                heavyHitters().stream().limit(WRITTEN).map(KeySkew::members).toList());
        return members;
    }

    private static Map<String, Object> members(Estimate estimate) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("value", estimate.orElse(Double.NaN));
        members.put("lower", estimate.fold(Estimate.Exact::value, Estimate.Bounded::lower, unknown -> Double.NaN));
        members.put("upper", estimate.fold(Estimate.Exact::value, Estimate.Bounded::upper, unknown -> Double.NaN));
        return members;
    }

    private static Map<String, Object> members(HeavyHitter key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", key.valueTexts());
        members.put("estimate", key.estimate());
        members.put("lower", key.lower());
        members.put("upper", key.upper());
        members.put("share", key.share().value());
        return members;
    }

    @Override
    public String toString() {
        return "KeySkew[columns=" + columns() + ", verdict=" + verdict.word() + "]";
    }
}
