package dev.evenkeel.benchmarks.data;

import dev.evenkeel.core.unit.Ratio;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which customer an order belongs to, so that a few customers own a large part of all orders and some orders none.
 *
 * <p>Example: by default customer 1 has 35 % of the orders, customers 2, 4, 5 and 7 have 2.5 % each, 3 % have no
 * customer, and the rest is spread evenly over two thirds of the customers, as TPC-H has it.
 *
 * <p>A pure function of the order's key, so that an order and its line items agree without meeting. Immutable.
 */
public final class CustomerSkew implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] shares;
    private final double nulls;

    private CustomerSkew(double[] shares, double nulls) {
        if (Arrays.stream(shares).sum() + nulls > 1) throw new IllegalArgumentException("shares add up to more than 1");
        this.shares = shares;
        this.nulls = nulls;
    }

    /** {@return 35 % of the orders to one customer, 10 % to four others, 3 % to nobody} */
    public static CustomerSkew defaults() {
        return of(new Ratio(0.35), 4, new Ratio(0.10), new Ratio(0.03));
    }

    /**
     * {@return a skew}
     *
     * @param whale the first customer's part of the orders
     * @param others how many customers come next
     * @param theirs their part of the orders, all together
     * @param nulls part of the orders without a customer
     */
    public static CustomerSkew of(Ratio whale, int others, Ratio theirs, Ratio nulls) {
        double[] shares = new double[others + 1];
        Arrays.fill(shares, theirs.value() / Math.max(1, others));
        shares[0] = whale.value();
        return new CustomerSkew(shares, nulls.value());
    }

    /** {@return the key of the customer that comes first, second, … by share: 1, 2, 4, 5, 7, never a multiple of 3} */
    public static long large(int rank) {
        return rank / 2 * 3L + rank % 2 + 1;
    }

    /** {@return the customer of an order, of so many customers there are} */
    public Optional<Long> customer(long orderKey, long customers) {
        double draw = Draw.uniform(orderKey);
        if (draw < nulls) return Optional.empty();
        draw -= nulls;
        for (int rank = 0; rank < shares.length; rank++) {
            if (draw < shares[rank]) return Optional.of(large(rank));
            draw -= shares[rank];
        }
        long key = 1 + Math.floorMod(Draw.mix(~orderKey), customers);
        return Optional.of(key % 3 == 0 ? key - 1 : key); // in TPC-H every third customer never orders
    }

    /** {@return the skew as a part of a file name} */
    String label() {
        StringBuilder label = new StringBuilder(String.format(Locale.ROOT, "null%.4g", nulls));
        for (double share : shares) label.append(String.format(Locale.ROOT, "-%.4g", share));
        return label.toString();
    }
}
