package dev.evenkeel.joins.spark;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastFacts;
import dev.evenkeel.joins.choose.BroadcastLimits;
import dev.evenkeel.joins.choose.RelationFacts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ResolvedHint;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;

/**
 * What limits a broadcast in a session, and what hints its sides carry, without running a job.
 *
 * <p>Spark keeps 300 MB of every heap for its own objects; the rest is what a broadcast can have. How many broadcasts a
 * query builds at once is counted in the plans of the two sides, as Spark begins all of them before the first task.
 */
public final class BroadcastSession {
    private static final ByteSize RESERVED = ByteSize.mebibytes(300);
    private static final ByteSize EIGHT_GIBIBYTES = ByteSize.gibibytes(8);
    private static final String LARGEST_TABLE = "spark.sql.maxBroadcastTableSize";
    private static final Pattern EXCHANGE = Pattern.compile("BroadcastExchange ");

    private BroadcastSession() {}

    /** {@return the limits of a join of these two in their session} */
    public static BroadcastLimits limits(JoinOptions options, Dataset<?> left, Dataset<?> right) {
        SparkSession spark = left.sparkSession();
        Settings settings = Settings.of(spark);
        SparkConf conf = spark.sparkContext().conf();
        return new BroadcastLimits(
                options.broadcastLimit().or(() -> settings.bytes(Settings.BROADCAST_LIMIT)),
                settings.autoBroadcastThreshold(),
                adaptiveThreshold(settings),
                hasLargestTable(spark) ? settings.bytes(LARGEST_TABLE).orElse(EIGHT_GIBIBYTES) : EIGHT_GIBIBYTES,
                driverMemory(),
                Optional.of(new ByteSize(JavaUtils.byteStringAsBytes(conf.get("spark.driver.maxResultSize", "1g"))))
                        .filter(most -> most.compareTo(ByteSize.ZERO) > 0),
                spark.sparkContext().isLocal()
                        ? Optional.empty()
                        : Optional.of(
                                besideSpark(JavaUtils.byteStringAsBytes(conf.get("spark.executor.memory", "1g")))),
                1 + exchanges(left) + exchanges(right),
                timeout(settings));
    }

    /** {@return what this driver's heap has beside Spark's own objects} */
    static ByteSize driverMemory() {
        return besideSpark(Runtime.getRuntime().maxMemory());
    }

    private static Optional<ByteSize> adaptiveThreshold(Settings settings) {
        if (!settings.isAdaptive()) return Optional.empty();
        String key = "spark.sql.adaptive.autoBroadcastJoinThreshold";
        if (settings.text(key).filter(text -> text.startsWith("-")).isPresent()) return Optional.empty();
        return settings.bytes(key).or(settings::autoBroadcastThreshold);
    }

    /** Ignored by Spark before 4.1, and then not among the settings that it knows. */
    private static boolean hasLargestTable(SparkSession spark) {
        return spark.conf().isModifiable(LARGEST_TABLE);
    }

    /** Spark reads a number without a unit as seconds, and one below zero as no timeout. */
    private static Optional<Duration> timeout(Settings settings) {
        long seconds = settings.text("spark.sql.broadcastTimeout")
                .map(text -> text.startsWith("-") ? -1 : JavaUtils.timeStringAsSec(text))
                .orElse(300L);
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static ByteSize besideSpark(long heap) {
        return new ByteSize(Math.max(0, heap - RESERVED.bytes()));
    }

    private static int exchanges(Dataset<?> data) {
        SparkPlan plan = data.queryExecution().executedPlan();
        String text = plan instanceof AdaptiveSparkPlanExec adaptive
                ? adaptive.initialPlan().toString()
                : plan.toString();
        return (int) EXCHANGE.matcher(text).results().count();
    }

    /** {@return true where a side carries a join hint} */
    static boolean isHinted(JoinInputs inputs) {
        return hint(inputs.left()).isPresent() || hint(inputs.right()).isPresent();
    }

    /** {@return what is known of a join without looking at rows: what Spark thinks of its sides, and their hints} */
    static BroadcastFacts planned(JoinInputs inputs) {
        SparkSession spark = inputs.left().sparkSession();
        return facts(
                inputs.spec().joinType(),
                inputs.left(),
                inputs.right(),
                Map.of(),
                Settings.of(spark).cluster(Optional.empty(), spark));
    }

    /** {@return the same with relations that were measured} */
    static BroadcastFacts facts(
            JoinType type,
            Dataset<?> left,
            Dataset<?> right,
            Map<Side, RelationFacts> relations,
            ClusterShape cluster) {
        Map<Side, ByteSize> planned = new EnumMap<>(Side.class);
        Map<Side, String> hints = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            Dataset<?> data = side == Side.LEFT ? left : right;
            planned.put(side, PlanKnowledge.of(data).estimatedSize());
            hint(data).ifPresent(hint -> hints.put(side, hint));
        }
        return new BroadcastFacts(type, relations, planned, hints, cluster);
    }

    /** {@return the name of the join hint that a side carries, such as {@code broadcast}, if any} */
    private static Optional<String> hint(Dataset<?> data) {
        LogicalPlan plan = data.queryExecution().analyzed();
        while (plan.nodeName().equals("Project")
                || plan.nodeName().equals("Filter")
                || plan.nodeName().equals("SubqueryAlias")) {
            plan = SparkLine.children(plan).get(0);
        }
        return plan instanceof ResolvedHint hint && hint.hints().strategy().isDefined()
                ? Optional.of(hint.hints().strategy().get().displayName())
                : Optional.empty();
    }
}
