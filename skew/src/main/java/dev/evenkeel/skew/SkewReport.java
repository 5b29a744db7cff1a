package dev.evenkeel.skew;

import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.skew.page.SkewPage;
import dev.evenkeel.skew.page.SkewViews;
import dev.evenkeel.skew.spark.ReportTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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
 * <p>Immutable. What it says later, in another process, is what {@link #toJson()} keeps of it: see {@link #fromJson}.
 */
public final class SkewReport {
    private final Coverage coverage;
    private final PartitionSizes partitions;
    private final Optional<PartitionSizes> partitionBytes;
    private final double unevenPartitions;
    private final List<KeySkew> keys;
    private final List<String> leftOut;

    SkewReport(
            Coverage coverage,
            PartitionSizes partitions,
            Optional<PartitionSizes> partitionBytes,
            double unevenPartitions,
            List<KeySkew> keys,
            List<String> leftOut) {
        this.coverage = coverage;
        this.partitions = partitions;
        this.partitionBytes = partitionBytes;
        this.unevenPartitions = unevenPartitions;
        this.keys = List.copyOf(keys);
        this.leftOut = List.copyOf(leftOut);
    }

    /** {@return true where a key is hot or dominated by nulls, or the input partitions are uneven} */
    public boolean isSkewed() {
        return partitions.maxToMean() >= unevenPartitions
                || partitionBytes
                        .filter(bytes -> bytes.maxToMean() >= unevenPartitions)
                        .isPresent()
                || keys.stream().anyMatch(key -> key.verdict().isSkewed());
    }

    /** {@return the keys that were looked at, in the order of the question} */
    public List<KeySkew> keys() {
        return keys;
    }

    /** {@return how much of the data was read} */
    public Coverage coverage() {
        return coverage;
    }

    /** {@return the rows of each input partition that was read whole} */
    public PartitionSizes partitions() {
        return partitions;
    }

    /** {@return the bytes of each of them, where {@link SkewOptions#withBytes()} asked for them} */
    public Optional<PartitionSizes> partitionBytes() {
        return partitionBytes;
    }

    /** {@return the largest over mean input partition from which the input is taken to be uneven} */
    public double unevenPartitions() {
        return unevenPartitions;
    }

    /** {@return columns that were not looked at as keys, each with the reason in a few words} */
    public List<String> leftOut() {
        return leftOut;
    }

    /** {@return the findings, for a terminal of 100 columns} */
    public String explain() {
        return String.join("\n", SkewText.lines(this)) + "\n";
    }

    /**
     * {@return the findings as one JSON object, {@code schemaVersion} first, keys equal to accessor names}
     *
     * <p>Of each key the 100 most frequent values are written.
     */
    public String toJson() {
        return SkewJson.write(this);
    }

    /**
     * {@return the findings as one HTML file that needs no network: what is wrong in words, then charts, then tables}
     *
     * <p>Example: {@code Files.writeString(Path.of("skew.html"), report.toHtml())}.
     */
    public String toHtml() {
        return SkewPage.html(SkewViews.of(this));
    }

    /**
     * {@return the heavy hitters as a table: key, rank, value, rows, lower, upper, share, verdict and imbalance}
     *
     * <p>Of each key the heavy hitters come in their order, ranks from 1; a composite key's columns are joined by
     * {@code ", "}. Cost: no Spark job.
     */
    public Dataset<Row> toDF(SparkSession spark) {
        return ReportTable.of(this, spark);
    }

    /**
     * {@return a report as it was saved by {@link #toJson()}}
     *
     * <p>Of each key it has the 100 most frequent values; {@link KeySkew#error()} bounds all others. Values of types
     * that JSON cannot tell (structs, arrays, intervals) come back as text.
     *
     * @param json what was saved, by this version or an earlier one
     */
    public static SkewReport fromJson(String json) {
        return SkewJson.read(json);
    }

    /** {@return what changed since an earlier report on the same keys: keys newly hot or cooled, and imbalances} */
    public SkewComparison compare(SkewReport previous) {
        return SkewComparison.of(previous, this);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "SkewReport[rows=%d, keys=%d, isSkewed=%b]", partitions.total(), keys.size(), isSkewed());
    }
}
