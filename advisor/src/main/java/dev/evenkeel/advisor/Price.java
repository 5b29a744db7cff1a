package dev.evenkeel.advisor;

import java.util.Locale;

/**
 * What an hour of a core costs, in whatever currency the user counts.
 *
 * <p>Example: a machine of 4 cores at 0.192 an hour is {@code Price.perInstanceHour(0.192, 4)}: 0.048 a core-hour, so
 * that a run that keeps 100 cores for 30 minutes costs 2.40.
 *
 * @param perCoreHour the price of one core for an hour, above 0
 */
public record Price(double perCoreHour) {
    /** Refuses what is no price. */
    public Price {
        if (!(perCoreHour > 0 && perCoreHour < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("a price must be a number above 0: " + perCoreHour);
    }

    /** {@return the price where a machine of so many cores costs that much an hour} */
    public static Price perInstanceHour(double price, int cores) {
        if (cores < 1) throw new IllegalArgumentException("a machine has at least one core: " + cores);
        return new Price(price / cores);
    }

    /** {@return what so many core-hours cost} */
    public double of(double coreHours) {
        return perCoreHour * coreHours;
    }

    /** {@return what so many core-hours cost, in words} */
    public String amount(double coreHours) {
        return text(of(coreHours));
    }

    /** {@return an amount of money: two decimals, or as many as two digits need} */
    static String text(double amount) {
        if (amount >= 0.1 || amount == 0) return String.format(Locale.ROOT, "%,.2f", amount);
        return String.format(Locale.ROOT, "%." + (1 - (int) Math.floor(Math.log10(amount))) + "f", amount);
    }
}
