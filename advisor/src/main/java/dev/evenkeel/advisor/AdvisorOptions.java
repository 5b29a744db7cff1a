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
    private static final AdvisorOptions DEFAULTS = new AdvisorOptions(Gate.usual(), Set.of(), Map.of(), null, 0);

    private final Gate gate;
    private final Set<String> suppressed;
    private final Map<String, Double> thresholds;
    private final @Nullable Price price;
    private final double runsPerMonth;

    private AdvisorOptions(
            Gate gate,
            Set<String> suppressed,
            Map<String, Double> thresholds,
            @Nullable Price price,
            double runsPerMonth) {
        this.gate = gate;
        this.suppressed = Set.copyOf(suppressed);
        this.thresholds = Map.copyOf(thresholds);
        this.price = price;
        this.runsPerMonth = runsPerMonth;
    }

    /** {@return the defaults} */
    public static AdvisorOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with another gate: a saving must reach both, however short the run} */
    public AdvisorOptions withGate(Duration saving, Ratio share) {
        return new AdvisorOptions(Gate.strict(saving, share), suppressed, thresholds, price, runsPerMonth);
    }

    /** {@return these options with one more rule that stays silent} */
    public AdvisorOptions suppress(String ruleId) {
        Set<String> more = new TreeSet<>(suppressed);
        more.add(ruleId);
        return new AdvisorOptions(gate, more, thresholds, price, runsPerMonth);
    }

    /** {@return these options with another threshold of a rule, such as {@code gc.share}: the rule's id, a dot, a name} */
    public AdvisorOptions withThreshold(String name, double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " must be a number: " + value);
        Map<String, Double> more = new TreeMap<>(thresholds);
        more.put(name, value);
        return new AdvisorOptions(gate, suppressed, more, price, runsPerMonth);
    }

    /** {@return these options with the price of a core-hour, so that the report says what the run cost} */
    public AdvisorOptions withPrice(Price perCoreHour) {
        return new AdvisorOptions(gate, suppressed, thresholds, perCoreHour, runsPerMonth);
    }

    /** {@return these options for a job that runs so often a month, so that the report says what that costs} */
    public AdvisorOptions withRunsPerMonth(double runs) {
        if (!(runs > 0 && runs < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("runs a month must be a number above 0: " + runs);
        return new AdvisorOptions(gate, suppressed, thresholds, price, runs);
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
     * {@return the saving that is worth a finding in a run of that length: 5 s, and 2 % of the run, by default; in a run
     * below 50 s a tenth of it, and a quarter of a second}
     *
     * <p>Measured on 456 stages of 29 real event logs: alarms on the ratio of longest to median task fired 39 to 127
     * times and were right 0 to 6 times; the gate of 5 s and 2 % fired 11 times and was right 8 times. A short run is
     * mostly a trial on a sample, where a fault shows as a part of the run and not in seconds; a tenth is five times
     * the usual part, since starting up weighs more there, and planning a query takes about the quarter of a second.
     */
    public Duration gate(Duration wall) {
        return gate.in(wall);
    }

    /** {@return true where a rule is to stay silent; none is by default} */
    public boolean isSuppressed(String ruleId) {
        return suppressed.contains(ruleId);
    }
}
