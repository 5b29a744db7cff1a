package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.NodeMetric.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name and the unit of a plan's metric, the same for every version of Spark.
 *
 * <p>Example: Spark 2's {@code data size total (min, med, max)} and Spark 3's {@code data size} are one.
 *
 * @param name in the words of the newest Spark
 * @param unit what its total is in
 * @param nanos the nanoseconds that one of what Spark told is; 1 for other units
 */
record MetricName(String name, Unit unit, long nanos) {
    private static final Pattern SPREAD = Pattern.compile("( total)?\\s*\\(min, med, max.*", Pattern.DOTALL);

    private static final Map<String, String> RENAMED = Map.of(
            "number of files", NodeMetric.FILES,
            "data size (bytes)", NodeMetric.DATA_BYTES,
            "size of files", NodeMetric.FILE_BYTES);

    /** {@return the metric, where it can be added up} */
    static Optional<MetricName> of(PlanText.Metric metric) {
        String plain = SPREAD.matcher(metric.name()).replaceFirst("").strip();
        String name = RENAMED.getOrDefault(plain, plain).intern();
        return switch (metric.type()) {
            case "size" -> Optional.of(new MetricName(name, Unit.BYTES, 1));
            case "timing" -> Optional.of(new MetricName(name, Unit.NANOS, 1_000_000));
            case "nsTiming" -> Optional.of(new MetricName(name, Unit.NANOS, 1));
            case "average" -> Optional.empty();
            default -> Optional.of(new MetricName(name, Unit.COUNT, 1));
        };
    }

    long total(long told) {
        return told > Long.MAX_VALUE / nanos ? Long.MAX_VALUE : Math.max(0, told) * nanos;
    }
}
