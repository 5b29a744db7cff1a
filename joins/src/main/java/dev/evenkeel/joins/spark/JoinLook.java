package dev.evenkeel.joins.spark;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinErrors;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.choose.AdaptiveExecution;
import dev.evenkeel.joins.choose.AdaptiveExecution.Skew;
import dev.evenkeel.joins.choose.JoinLimits;
import dev.evenkeel.skew.spark.KeyLook;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;

/**
 * The options of a join with everything filled in: what is set, else what the session says, else the default.
 *
 * @param measure how the sides may be looked at
 * @param maxPartitionsRead partitions of a side that are read at the most, where somebody says how many
 * @param limits the limits of the choice
 * @param adaptive what adaptive execution is set to do
 * @param cluster the cluster to choose for
 * @param shufflePartitions partitions of a shuffle
 * @param counters keys that a sketch keeps
 */
public record JoinLook(
        Measure measure,
        OptionalInt maxPartitionsRead,
        JoinLimits limits,
        AdaptiveExecution adaptive,
        ClusterShape cluster,
        int shufflePartitions,
        int counters) {
    private static final Ratio MINIMUM_GAIN = new Ratio(0.2);
    private static final String ADAPTIVE = "spark.sql.adaptive.";

    /** {@return the options for joins of a classic session} */
    public static JoinLook of(JoinOptions options, Settings settings, SparkSession spark) {
        Measure measure = options.measure()
                .or(() -> settings.text(Settings.MEASURE).map(JoinLook::measure))
                .orElse(Measure.AUTO);
        JoinLimits limits = new JoinLimits(
                options.broadcastLimit()
                        .or(() -> settings.bytes(Settings.BROADCAST_LIMIT))
                        .or(settings::autoBroadcastThreshold)
                        .filter(limit -> limit.compareTo(ByteSize.ZERO) > 0),
                settings.autoBroadcastThreshold(),
                options.minimumGain()
                        .or(() -> settings.number(Settings.MINIMUM_GAIN).map(JoinLook::ratio))
                        .orElse(MINIMUM_GAIN));
        return new JoinLook(
                measure,
                maxPartitionsRead(options, settings, measure),
                limits,
                adaptive(settings),
                settings.cluster(options.cluster(), spark),
                settings.shufflePartitions(),
                KeyLook.counters(OptionalInt.empty(), settings, 1));
    }

    private static OptionalInt maxPartitionsRead(JoinOptions options, Settings settings, Measure measure) {
        if (options.maxPartitionsRead().isPresent()) return options.maxPartitionsRead();
        if (measure == Measure.FULL) return OptionalInt.of(Integer.MAX_VALUE);
        return settings.count(Settings.MAX_PARTITIONS_READ).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static AdaptiveExecution adaptive(Settings settings) {
        if (!settings.isAdaptive()) return AdaptiveExecution.OFF;
        ByteSize advisory = settings.bytes(ADAPTIVE + "advisoryPartitionSizeInBytes")
                .or(() -> settings.bytes(ADAPTIVE + "shuffle.targetPostShuffleInputSize"))
                .orElse(ByteSize.mebibytes(64));
        ByteSize smallest = settings.isOn(ADAPTIVE + "coalescePartitions.parallelismFirst")
                ? settings.bytes(ADAPTIVE + "coalescePartitions.minPartitionSize")
                        .orElse(ByteSize.mebibytes(1))
                : advisory;
        Skew skew = new Skew(
                settings.number(ADAPTIVE + "skewJoin.skewedPartitionFactor").orElse(5.0),
                settings.bytes(ADAPTIVE + "skewJoin.skewedPartitionThresholdInBytes")
                        .orElse(ByteSize.mebibytes(256)));
        return new AdaptiveExecution(
                advisory,
                settings.isOn(ADAPTIVE + "coalescePartitions.enabled") ? Optional.of(smallest) : Optional.empty(),
                settings.isOn(ADAPTIVE + "skewJoin.enabled") ? Optional.of(skew) : Optional.empty());
    }

    private static Ratio ratio(double number) {
        if (!(number >= 0 && number <= 1)) throw JoinErrors.badGain(number);
        return new Ratio(number);
    }

    private static Measure measure(String text) {
        try {
            return Measure.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw JoinErrors.badMeasure(text);
        }
    }
}
