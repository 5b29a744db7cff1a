package dev.evenkeel.benchmarks.measure;

/**
 * A figure that some scenarios have of their own, beside the measures of all.
 *
 * <p>Example: {@code Gauge.times("largest over mean file")}, which a write has and a join has not.
 *
 * @param name what it is, as a heading
 * @param unit in what it is counted
 */
public record Gauge(String name, Unit unit) implements Quantity {
    /** {@return one that counts things} */
    public static Gauge count(String name) {
        return new Gauge(name, Unit.COUNT);
    }

    /** {@return one that counts bytes} */
    public static Gauge bytes(String name) {
        return new Gauge(name, Unit.BYTES);
    }

    /** {@return one that is a figure over another} */
    public static Gauge times(String name) {
        return new Gauge(name, Unit.TIMES);
    }

    /** {@return one that is a part of all} */
    public static Gauge share(String name) {
        return new Gauge(name, Unit.SHARE);
    }

    /** {@return its name as a heading} */
    @Override
    public String toString() {
        return name;
    }
}
