package dev.evenkeel.benchmarks.data;

import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which customer, date and lines an order of JCC-H has: TPC-H with correlations across joins, and skew.
 *
 * <p>Example: at scale 1 five orders have 300,000 lines each, a quarter of all; five customers have 4.9 % of the orders
 * each; half of the orders are of the 28th of May of some year.
 *
 * <p>A pure function of the order. Immutable.
 */
final class JcchRules implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int REGIONS = 5;
    private static final int POPULOUS_PARTS = 20;
    private static final int[] BLACK_FRIDAYS = {1992, 1993, 1994, 1997, 1998};
    private static final int MAY = 5;
    private static final int BLACK_FRIDAY = 28;

    private static final int POPULOUS_QUANTITY = 51;

    private final JcchHash orders;
    private final JcchHash customers;
    private final JcchHash parts;
    private final JcchHash suppliers;
    private final int populousLines;

    /** Those of a scale, as TPC-H counts it. */
    JcchRules(double scale) {
        orders = new JcchHash(Math.round(1_500_000 * scale));
        customers = new JcchHash(Math.round(150_000 * scale));
        parts = new JcchHash(Math.round(200_000 * scale));
        suppliers = new JcchHash(Math.round(10_000 * scale));
        populousLines = Math.toIntExact(Math.round(300_000 * scale));
    }

    /**
     * One line of an order.
     *
     * @param part key of the part
     * @param supplier key of the supplier
     * @param quantity how many of it
     */
    record Line(long part, long supplier, int quantity) {}

    /** {@return the number of an order among all, from 1, where keys leave gaps} */
    static long index(long orderKey) {
        return (orderKey >> 5 << 3) | (orderKey & 7);
    }

    /** {@return true for the five orders with the many lines} */
    boolean isPopulous(long orderKey) {
        return hash(orderKey) < REGIONS;
    }

    private long hash(long orderKey) {
        return orders.hash(index(orderKey));
    }

    /** {@return the date of an order that has this one in TPC-H} */
    LocalDate date(long orderKey, LocalDate plain) {
        long hash = hash(orderKey);
        if (hash < REGIONS) return LocalDate.of(BLACK_FRIDAYS[(int) hash], MAY, BLACK_FRIDAY);
        boolean isMoved = 17 * index(orderKey) % 4 < 3 && (plain.getMonthValue() < 5 || plain.getMonthValue() > 8);
        return isMoved ? LocalDate.of(plain.getYear(), MAY, BLACK_FRIDAY) : plain;
    }

    /** {@return the customer of an order that has this date in TPC-H} */
    long customer(long orderKey, LocalDate plain) {
        long hash = hash(orderKey);
        long region = hash % REGIONS;
        long ofRegion = customers.size() / REGIONS;
        boolean isLoud = hash < REGIONS || !isQuiet(plain); // no populous order is of a quiet year, whatever TPC-H has
        if (isLoud && hash / POPULOUS_PARTS % 20 < 7) return customers.key(region * ofRegion);
        long number = hash / REGIONS % (ofRegion - ofRegion / 3);
        number = number * 3 / 2 % ofRegion; // two thirds of the customers have orders
        return customers.key(region * ofRegion + Math.max(1, number));
    }

    /** The years without a populous customer, part or supplier. */
    private static boolean isQuiet(LocalDate plain) {
        return plain.getYear() == 1995 || plain.getYear() == 1996;
    }

    /** {@return how many lines an order has} */
    int lines(long orderKey) {
        if (isPopulous(orderKey)) return populousLines;
        return index(orderKey) <= 15 ? 4 : 3;
    }

    /** {@return a line of an order that has this date in TPC-H, numbered from 0} */
    Line line(long orderKey, LocalDate plain, int number) {
        long hash = hash(orderKey);
        long region = hash % REGIONS;
        long ofRegion = suppliers.size() / REGIONS;
        if (hash < REGIONS) return populousLine(region, number);
        if (number == 0 && !isQuiet(plain)) {
            return new Line(parts.key(region), suppliers.key(region * ofRegion), POPULOUS_QUANTITY);
        }
        long draw = Draw.mix(orderKey * 8 + number);
        long others = parts.size() / REGIONS - POPULOUS_PARTS / REGIONS;
        long partHash = POPULOUS_PARTS + Math.floorMod(draw, others) * REGIONS + region;
        long small = 4 + partHash / POPULOUS_PARTS % (ofRegion - 4);
        int quantity = 1 + Math.floorMod(draw >>> 40, 50);
        return new Line(parts.key(partHash), suppliers.key(region * ofRegion + small), quantity);
    }

    /** Its lines go over 15 populous parts, four other regions, and the suppliers of their large nations. */
    private Line populousLine(long region, int number) {
        long ofRegion = suppliers.size() / REGIONS;
        long first = Math.max(1, Math.round(0.16 * suppliers.size()));
        long supplier = number % first;
        long other = number / first % (REGIONS - 1);
        long part = REGIONS + number / first / (REGIONS - 1) % (POPULOUS_PARTS - REGIONS);
        long otherRegion = (region + 1 + other) % REGIONS;
        return new Line(parts.key(part), suppliers.key(otherRegion * ofRegion + supplier), POPULOUS_QUANTITY);
    }
}
