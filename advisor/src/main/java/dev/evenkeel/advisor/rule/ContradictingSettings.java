package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two settings that cannot both be meant.
 *
 * <p>Example: {@code spark.dynamicAllocation.minExecutors=20} beside {@code maxExecutors=10}.
 *
 * <p>Fires where a bound lies beyond its counterpart, an executor has fewer cores than one task takes, the heartbeat is
 * not well below the network timeout (a tenth of it is usual; half of it is the limit here), a broadcast may be larger
 * than broadcasts may be, or a fixed number of executors stands beside dynamic allocation below its own least number:
 * low. Silent where one of the two was not set.
 */
final class ContradictingSettings implements Rule {
    private static final String MIN = "spark.dynamicAllocation.minExecutors";
    private static final String MAX = "spark.dynamicAllocation.maxExecutors";
    private static final String INITIAL = "spark.dynamicAllocation.initialExecutors";
    private static final String HEARTBEAT = "spark.executor.heartbeatInterval";
    private static final String TIMEOUT = "spark.network.timeout";
    private static final String TASK_CORES = "spark.task.cpus";
    private static final String LARGEST_TABLE = "spark.sql.maxBroadcastTableSize";
    private static final String LEAST_PARTITION = "spark.sql.adaptive.coalescePartitions.minPartitionSize";
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|min|h)?");

    @Override
    public String id() {
        return "contradicting-settings";
    }

    @Override
    public List<Finding> judge(Case run) {
        Settings settings = run.run().settings();
        List<Finding> findings = new ArrayList<>();
        if (settings.isOn(Knobs.DYNAMIC_ALLOCATION)) {
            notAbove(settings, MIN, MAX).ifPresent(findings::add);
            notAbove(settings, INITIAL, MAX).ifPresent(findings::add);
            notAbove(settings, MIN, INITIAL).ifPresent(findings::add);
        }
        notAbove(settings, TASK_CORES, Knobs.EXECUTOR_CORES).ifPresent(findings::add);
        sizesNotAbove(settings, Knobs.BROADCAST_LIMIT, LARGEST_TABLE).ifPresent(findings::add);
        sizesNotAbove(settings, LEAST_PARTITION, Knobs.ADVISORY_BYTES).ifPresent(findings::add);
        heartbeat(settings).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> notAbove(Settings settings, String lower, String upper) {
        OptionalLong low = settings.number(lower);
        OptionalLong high = settings.number(upper);
        boolean isRight = low.isEmpty() || high.isEmpty() || low.getAsLong() <= high.getAsLong();
        return isRight ? Optional.empty() : Optional.of(finding(settings, lower, upper, "is above"));
    }

    private Optional<Finding> sizesNotAbove(Settings settings, String lower, String upper) {
        Optional<ByteSize> low = settings.size(lower, new ByteSize(1));
        Optional<ByteSize> high = settings.size(upper, new ByteSize(1));
        boolean isRight = low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) <= 0;
        return isRight ? Optional.empty() : Optional.of(finding(settings, lower, upper, "is above"));
    }

    private Optional<Finding> heartbeat(Settings settings) {
        OptionalLong beat = millis(settings, HEARTBEAT, 1);
        OptionalLong timeout = millis(settings, TIMEOUT, 1000);
        boolean isRight = beat.isEmpty() || timeout.isEmpty() || 2 * beat.getAsLong() <= timeout.getAsLong();
        return isRight ? Optional.empty() : Optional.of(finding(settings, HEARTBEAT, TIMEOUT, "is more than half of"));
    }

    private static OptionalLong millis(Settings settings, String key, long bareUnit) {
        Matcher matcher = TIME.matcher(settings.text(key).orElse("").strip());
        if (!matcher.matches()) return OptionalLong.empty();
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        long each = switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m", "min" -> 60_000;
            case "h" -> 3_600_000;
            default -> bareUnit;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * each);
    }

    private Finding finding(Settings settings, String lower, String upper, String relation) {
        return Finding.of(id(), Where.run())
                .because(told(settings, lower) + " " + relation + " " + told(settings, upper))
                .atLeast(Severity.LOW)
                .advising(new Advice(
                        Advice.Kind.SETTING,
                        "bring the two in order",
                        lower + " <at most " + settings.text(upper).orElse("") + ">",
                        "both settings do what they say",
                        List.<SettingChange>of()))
                .build();
    }

    private static String told(Settings settings, String key) {
        return key + "=" + settings.text(key).orElse("");
    }
}
