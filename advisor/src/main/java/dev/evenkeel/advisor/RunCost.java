package dev.evenkeel.advisor;

/**
 * What a run costs, each time and in a month.
 *
 * <p>Example: 50 core-hours at 0.048 are 2.40 a run; {@code RunCost.of(50, price).daily()} is 73.05 a month.
 *
 * @param coreHours the core-hours of one run
 * @param price what one of them costs
 * @param runsPerMonth how often it runs in a month
 */
public record RunCost(double coreHours, Price price, double runsPerMonth) {
    /** The days of a month, over the years. */
    private static final double DAYS = 365.25 / 12;

    /** Refuses what cannot be counted. */
    public RunCost {
        if (!(coreHours >= 0 && coreHours < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("core-hours must be a number from 0 on: " + coreHours);
        if (!(runsPerMonth >= 0 && runsPerMonth < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("runs a month must be a number from 0 on: " + runsPerMonth);
    }

    /** {@return what a run costs that runs once a month} */
    public static RunCost of(double coreHours, Price price) {
        return new RunCost(coreHours, price, 1);
    }

    /** {@return the same run, so often a month} */
    public RunCost timesAMonth(double runs) {
        return new RunCost(coreHours, price, runs);
    }

    /** {@return the same run, every day} */
    public RunCost daily() {
        return timesAMonth(DAYS);
    }

    /** {@return the same run, every hour} */
    public RunCost hourly() {
        return timesAMonth(24 * DAYS);
    }

    /** {@return the same run as often, if it took so many core-hours} */
    public RunCost taking(double hours) {
        return new RunCost(hours, price, runsPerMonth);
    }

    /** {@return what one run costs} */
    public double perRun() {
        return price.of(coreHours);
    }

    /** {@return what its runs of a month cost} */
    public double perMonth() {
        return perRun() * runsPerMonth;
    }

    @Override
    public String toString() {
        return Price.text(perRun()) + " a run, " + Price.text(perMonth()) + " a month";
    }
}
