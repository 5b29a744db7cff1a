package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Gauge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all ways took in one scenario.
 *
 * @param name of the scenario, such as {@code join/whale-30}
 * @param about what it is, in a sentence
 * @param base the way that the others are measured against
 * @param ours the way that goals are about
 * @param rounds how often each way ran
 * @param took how long all of it took
 * @param ways in the order in which they are shown
 */
public record ScenarioResult(
        String name, String about, String base, String ours, int rounds, Duration took, List<WayResult> ways) {
    /** Keeps a copy of the list. */
    public ScenarioResult {
        ways = List.copyOf(ways);
    }

    /** {@return the group it belongs to: what stands before the first slash of its name} */
    public String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** {@return the way of that name, where it ran} */
    public Optional<WayResult> ran(String way) {
        return ways.stream()
                .filter(WayResult::ran)
                .filter(result -> result.name().equals(way))
                .findFirst();
    }

    /** {@return the gauges that its ways have, in their order; none for most scenarios} */
    public List<Gauge> gauges() {
        return ways.stream().flatMap(way -> way.gauges().stream()).distinct().toList();
    }

    /** {@return the ways that ran and are neither the base nor ours} */
    public Stream<WayResult> others() {
        return ways.stream()
                .filter(WayResult::ran)
                .filter(result -> !result.name().equals(base) && !result.name().equals(ours));
    }
}
