package dev.evenkeel.advisor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A few prices to try reports with; examples, not offers.
 *
 * <p>Example: {@code ExamplePrices.named("m5.xlarge")} is 0.048 a core-hour: 0.192 an hour for 4 cores.
 *
 * <p>They are what machines cost in US dollars an hour without a contract in one region (AWS, us-east-1, Linux), as
 * seen in June 2026, a virtual processor counted as a core. Disks, network, the driver and what a managed service adds
 * come on top. Prices differ by cloud, region and contract and change: a report on real money wants a {@link Price} of
 * one's own.
 */
public final class ExamplePrices {
    /** When they were seen: year and month. */
    public static final String SEEN = "2026-06";

    private static final SortedMap<String, Price> PRICES = new TreeMap<>();

    static {
        PRICES.put("c5.2xlarge", Price.perInstanceHour(0.34, 8));
        PRICES.put("m5.xlarge", Price.perInstanceHour(0.192, 4));
        PRICES.put("m7g.large", Price.perInstanceHour(0.0816, 2));
    }

    private ExamplePrices() {}

    /** {@return the example prices by the name of the machine} */
    public static SortedMap<String, Price> all() {
        return new TreeMap<>(PRICES);
    }

    /** {@return the example price of a machine, where there is one} */
    public static Optional<Price> named(String machine) {
        return Optional.ofNullable(PRICES.get(machine));
    }
}
