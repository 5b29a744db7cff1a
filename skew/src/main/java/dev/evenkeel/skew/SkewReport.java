package dev.evenkeel.skew;

import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.core.unit.RowCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link SkewDetector} found: the keys, the input partitions, and what was left out.
 *
 * <p>Example of {@link #explain()}:
 *
 * <pre>
 * 10,000,000 rows in 16 input partitions, the largest 1.0 x the mean
 * key customer_id: hot
 *   because the largest of 200 partitions would have 60.7 times the mean rows, over 5.0 times: key 42 has 30.0 % …
 * </pre>
 *
 * <p>Immutable.
 */
public final class SkewReport {
    /** Spark splits input evenly by bytes; ten times the mean is beyond what file boundaries explain. */
    private static final double UNEVEN_PARTITIONS = 10;

    private final PartitionSizes partitions;
    private final int partitionsThere;
    private final List<KeySkew> keys;
    private final List<String> leftOut;

    SkewReport(PartitionSizes partitions, int partitionsThere, List<KeySkew> keys, List<String> leftOut) {
        this.partitions = partitions;
        this.partitionsThere = partitionsThere;
        this.keys = List.copyOf(keys);
        this.leftOut = List.copyOf(leftOut);
    }

    /** {@return true where a key is hot or dominated by nulls, or an input partition has 10 times the mean rows} */
    public boolean isSkewed() {
        return partitions.maxToMean() >= UNEVEN_PARTITIONS
                || keys.stream().anyMatch(key -> key.verdict().isSkewed());
    }

    /** {@return the keys that were looked at, in the order of the question} */
    public List<KeySkew> keys() {
        return keys;
    }

    /** {@return the rows of each input partition that was read} */
    public PartitionSizes partitions() {
        return partitions;
    }

    /** {@return columns that were not looked at as keys, each with the reason in a few words} */
    public List<String> leftOut() {
        return leftOut;
    }

    /** {@return the findings, for a terminal of 100 columns} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        if (partitions.maxToMean() >= UNEVEN_PARTITIONS) {
            lines.add("  uneven input: partition "
                    + partitions.worst(1).get(0) + " has " + new RowCount(partitions.largest()) + ", the median "
                    + TextLayout.count(partitions.median()) + "; " + TextLayout.count(partitions.empty()) + " of "
                    + TextLayout.count(partitions.partitions()) + " are empty");
        }
        keys.forEach(key -> lines.addAll(key.explainLines()));
        leftOut.forEach(column -> lines.add("left out: " + column));
        return String.join("\n", lines) + "\n";
    }

    private String headline() {
        int read = partitions.partitions();
        boolean isSample = read < partitionsThere;
        return new RowCount(partitions.total()) + " in " + TextLayout.count(read)
                + (isSample ? " of " + TextLayout.count(partitionsThere) : "")
                + (partitionsThere == 1 ? " input partition" : " input partitions")
                + (partitions.total() == 0
                        ? ""
                        : ", the largest " + TextLayout.factor(partitions.maxToMean()) + " the mean")
                + (isSample ? "; below, counts are scaled up" : "");
    }

    /**
     * {@return the findings as one JSON object, {@code schemaVersion} first, keys equal to accessor names}
     *
     * <p>Of each key the 100 most frequent values are written.
     */
    public String toJson() {
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("partitions", partitions.partitions());
        sizes.put("total", partitions.total());
        sizes.put("largest", partitions.largest());
        sizes.put("median", partitions.median());
        sizes.put("maxToMean", partitions.maxToMean());
        sizes.put("empty", partitions.empty());
        sizes.put("gini", partitions.gini());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("isSkewed", isSkewed());
        members.put("partitions", sizes);
        members.put("keys", keys.stream().map(KeySkew::members).toList());
        members.put("leftOut", leftOut);
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "SkewReport[rows=%d, keys=%d, isSkewed=%b]", partitions.total(), keys.size(), isSkewed());
    }
}
