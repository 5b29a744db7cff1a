package dev.evenkeel.advisor;

import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From when on a saving is worth a finding, which rules stay silent, and what a core costs.
 *
 * <p>Example: {@code AdvisorOptions.defaults().withGate(Duration.ofSeconds(1), new Ratio(0.01))}. Immutable.
 */
public final class AdvisorOptions {
    private static final AdvisorOptions DEFAULTS =
            new AdvisorOptions(Duration.ofSeconds(5), new Ratio(0.02), Set.of(), Map.of(), null, 0);

    private final Duration leastSaving;
    private final Ratio leastShare;
    private final Set<String> suppressed;
    private final Map<String, Double> thresholds;
    private final @Nullable Price price;
    private final double runsPerMonth;

    private AdvisorOptions(
            Duration leastSaving,
            Ratio leastShare,
            Set<String> suppressed,
            Map<String, Double> thresholds,
            @Nullable Price price,
            double runsPerMonth) {
        this.leastSaving = leastSaving;
        this.leastShare = leastShare;
        this.suppressed = Set.copyOf(suppressed);
        this.thresholds = Map.copyOf(thresholds);
        this.price = price;
        this.runsPerMonth = runsPerMonth;
    }

    /** {@return the defaults} */
    public static AdvisorOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with another gate: a saving must reach both} */
    public AdvisorOptions withGate(Duration saving, Ratio share) {
        if (saving.isNegative()) throw new IllegalArgumentException("saving must not be negative: " + saving);
        return new AdvisorOptions(saving, share, suppressed, thresholds, price, runsPerMonth);
    }

    /** {@return these options with one more rule that stays silent} */
    public AdvisorOptions suppress(String ruleId) {
        Set<String> more = new TreeSet<>(suppressed);
        more.add(ruleId);
        return new AdvisorOptions(leastSaving, leastShare, more, thresholds, price, runsPerMonth);
    }

    /** {@return these options with another threshold of a rule, such as {@code gc.share}: the rule's id, a dot, a name} */
    public AdvisorOptions withThreshold(String name, double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " must be a number: " + value);
        Map<String, Double> more = new TreeMap<>(thresholds);
        more.put(name, value);
        return new AdvisorOptions(leastSaving, leastShare, suppressed, more, price, runsPerMonth);
    }

    /** {@return these options with the price of a core-hour, so that the report says what the run cost} */
    public AdvisorOptions withPrice(Price perCoreHour) {
        return new AdvisorOptions(leastSaving, leastShare, suppressed, thresholds, perCoreHour, runsPerMonth);
    }

    /** {@return these options for a job that runs so often a month, so that the report says what that costs} */
    public AdvisorOptions withRunsPerMonth(double runs) {
        if (!(runs > 0 && runs < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("runs a month must be a number above 0: " + runs);
        return new AdvisorOptions(leastSaving, leastShare, suppressed, thresholds, price, runs);
    }

    /** {@return how often the job runs in a month; 0 by default: not known} */
    public double runsPerMonth() {
        return runsPerMonth;
    }

    /** {@return the price of a core-hour; none by default, since it differs by cloud, region and contract} */
    public Optional<Price> price() {
        return Optional.ofNullable(price);
    }

    /** {@return the threshold of that name, or the rule's own where none was set} */
    public double threshold(String name, double own) {
        return thresholds.getOrDefault(name, own);
    }

    /** {@return the rules that stay silent} */
    public Set<String> suppressed() {
        return suppressed;
    }

    /**
     * {@return the saving that is worth a finding in a run of that length: 5 s, and 2 % of the run, by default}
     *
     * <p>Measured on 456 stages of 29 real event logs: alarms on the ratio of longest to median task fired 39 to 127
     * times and were right 0 to 6 times; this gate fired 11 times and was right 8 times.
     */
    public Duration gate(Duration wall) {
        Duration share = Duration.ofNanos(Math.round(wall.toNanos() * leastShare.value()));
        return share.compareTo(leastSaving) > 0 ? share : leastSaving;
    }

    /** {@return true where a rule is to stay silent; none is by default} */
    public boolean isSuppressed(String ruleId) {
        return suppressed.contains(ruleId);
    }
}
