package dev.evenkeel.joins;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.SkewReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a join is measured and chosen.
 *
 * <p>Example: {@code JoinOptions.defaults().withBroadcastLimit(ByteSize.mebibytes(64))}. Immutable. What is not set
 * here is taken from {@code spark.evenkeel.*} of the session, and else is the default.
 */
public final class JoinOptions {
    /** How the sides of a join may be looked at. */
    public enum Measure {
        /** Not at all: Spark's own plan, unless heavy keys are given. */
        NONE,
        /** What Spark's planner and catalog know, without a job; of keys that is nothing. */
        CATALOG,
        /** A part of every side, also of those above an expensive lineage, that part of which runs once more. */
        SAMPLE,
        /** Sides that are cheap to read (projections and filters over files, local data or a cache), a part of them. */
        AUTO,
        /** Every side, whole; a side above an expensive lineage runs that lineage once more. */
        FULL
    }

    private static final JoinOptions DEFAULTS = new JoinOptions();

    private @Nullable Measure measure;
    private @Nullable ByteSize broadcastLimit;
    private @Nullable Ratio minimumGain;
    private @Nullable Integer maxPartitionsRead;
    private @Nullable Long maxOutputRows;
    private @Nullable KnownKeys knownHeavyKeys;
    private @Nullable Reports skewReports;
    private @Nullable ClusterShape cluster;

    private JoinOptions() {}

    /** A copy, to be changed by {@link #with} alone, before anyone else sees it. */
    private JoinOptions(JoinOptions other) {
        measure = other.measure;
        broadcastLimit = other.broadcastLimit;
        minimumGain = other.minimumGain;
        maxPartitionsRead = other.maxPartitionsRead;
        maxOutputRows = other.maxOutputRows;
        knownHeavyKeys = other.knownHeavyKeys;
        skewReports = other.skewReports;
        cluster = other.cluster;
    }

    /**
     * Heavy keys that the caller knows of.
     *
     * @param side the side on which they are heavy
     * @param keys each a value for each equality of the join, in its order
     */
    public record KnownKeys(Side side, List<List<?>> keys) {
        /** Keeps a copy of the list. */
        public KnownKeys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Reports on the keys of both sides.
     *
     * @param left on the left side
     * @param right on the right side
     */
    public record Reports(SkewReport left, SkewReport right) {}

    /** {@return the defaults, each argued at its getter} */
    public static JoinOptions defaults() {
        return DEFAULTS;
    }

    /** {@return how the sides may be looked at; unset means {@code spark.evenkeel.join.measure}, else {@code AUTO}} */
    public Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }

    /**
     * {@return the largest broadcast relation, measured in memory; unset means
     * {@code spark.evenkeel.join.broadcastLimit}, else Spark's {@code spark.sql.autoBroadcastJoinThreshold}}
     *
     * <p>Why Spark's threshold: it is what the session's owner allowed; here it is held against the size in memory,
     * which is 2 to 250 times the compressed file size that Spark holds it against.
     */
    public Optional<ByteSize> broadcastLimit() {
        return Optional.ofNullable(broadcastLimit);
    }

    /**
     * {@return the part of the predicted time that must be gained before Spark's plan is left; unset means
     * {@code spark.evenkeel.join.minimumGain}, else 20 %}
     *
     * <p>Why 20 %: simulated gains below 13 % could not be told from noise when they were measured.
     */
    public Optional<Ratio> minimumGain() {
        return Optional.ofNullable(minimumGain);
    }

    /**
     * {@return input partitions of a side that are read to measure it; unset means
     * {@code spark.evenkeel.join.maxPartitionsRead}, else one for each 8 MiB of both sides, from 4 to 32 (all with
     * {@code FULL})}
     *
     * <p>Why so few: measuring is to cost 2 or 3 % of the join, and a small part of a large table tells as much. A key
     * that is clustered in partitions which are not read is missed; that costs time, never a row.
     */
    public OptionalInt maxPartitionsRead() {
        return maxPartitionsRead == null ? OptionalInt.empty() : OptionalInt.of(maxPartitionsRead);
    }

    /** {@return the cluster to choose for; unset means {@code spark.evenkeel.cluster.slots}, else the one at hand} */
    public Optional<ClusterShape> cluster() {
        return Optional.ofNullable(cluster);
    }

    /**
     * {@return the most rows that the join may be expected to give; none by default}
     *
     * <p>Where more are expected, {@code plan} and {@code join} refuse with the keys they come from, before the join runs.
     * So the sides are measured however small they are, unless {@link #measure()} does not let them be; then, and where
     * heavy keys are given, nothing is expected and nothing is refused.
     */
    public OptionalLong maxOutputRows() {
        return maxOutputRows == null ? OptionalLong.empty() : OptionalLong.of(maxOutputRows);
    }

    /** {@return the heavy keys that are given instead of being measured; none by default} */
    public Optional<KnownKeys> knownHeavyKeys() {
        return Optional.ofNullable(knownHeavyKeys);
    }

    /** {@return the reports that are taken instead of measuring; none by default} */
    public Optional<Reports> skewReports() {
        return Optional.ofNullable(skewReports);
    }

    private JoinOptions with(Consumer<JoinOptions> change) {
        JoinOptions options = new JoinOptions(this);
        change.accept(options);
        return options;
    }

    /** {@return these options with another way of looking} */
    public JoinOptions withMeasure(Measure how) {
        return with(options -> options.measure = how);
    }

    /** {@return these options with another limit for broadcasts; no bytes means no broadcast} */
    public JoinOptions withBroadcastLimit(ByteSize limit) {
        return with(options -> options.broadcastLimit = limit);
    }

    /** {@return these options with another gain to ask for} */
    public JoinOptions withMinimumGain(Ratio gain) {
        return with(options -> options.minimumGain = gain);
    }

    /** {@return these options reading at most that many partitions of a side, at least 1} */
    public JoinOptions withMaxPartitionsRead(int partitions) {
        if (partitions < 1) throw new IllegalArgumentException("maxPartitionsRead must be at least 1: " + partitions);
        return with(options -> options.maxPartitionsRead = partitions);
    }

    /** {@return these options refusing a join that is expected to give more rows, at least 1} */
    public JoinOptions withMaxOutputRows(long rows) {
        if (rows < 1) throw new IllegalArgumentException("maxOutputRows must be at least 1: " + rows);
        return with(options -> options.maxOutputRows = rows);
    }

    /**
     * {@return these options with the heavy keys of a side given, so that nothing is measured: they are scattered where
     * the join type allows it, whatever it costs}
     *
     * <p>Example: {@code withKnownHeavyKeys(Side.LEFT, List.of("unknown"), List.of("guest"))} for a join on one column.
     *
     * @param keys each a value for each equality of the join, in its order; keys that are not heavy cost time, no rows
     */
    public JoinOptions withKnownHeavyKeys(Side side, List<?>... keys) {
        if (keys.length == 0) throw new IllegalArgumentException("knownHeavyKeys must not be empty");
        return with(options -> options.knownHeavyKeys = new KnownKeys(side, List.of(keys)));
    }

    /**
     * {@return these options with reports on both sides, so that nothing is measured and the strategy is chosen from what
     * the reports say}
     *
     * <p>Example: {@code withSkewReports(SkewReport.fromJson(saved), SkewDetector.analyze(customers, "id"))}. Each must
     * have the join's key, and says how wide rows are where it was asked for bytes. A report that is no longer true costs
     * time, never a row.
     */
    public JoinOptions withSkewReports(SkewReport left, SkewReport right) {
        return with(options -> options.skewReports = new Reports(left, right));
    }

    /** {@return these options for another cluster than the one at hand} */
    public JoinOptions withCluster(ClusterShape shape) {
        return with(options -> options.cluster = shape);
    }
}
