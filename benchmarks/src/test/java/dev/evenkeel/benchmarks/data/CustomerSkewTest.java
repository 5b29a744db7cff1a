package dev.evenkeel.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.unit.Ratio;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustomerSkewTest {
    private static final int ORDERS = 100_000;
    /** Four standard deviations of a share of 35 % among that many orders. */
    private static final double SPREAD = 4 * Math.sqrt(0.35 * 0.65 / ORDERS);

    private static Map<Long, Long> ordersByCustomer(CustomerSkew skew, long customers) {
        return LongStream.range(0, ORDERS)
                .mapToObj(order -> skew.customer(order, customers).orElse(0L))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static double share(Map<Long, Long> orders, long customer) {
        return orders.getOrDefault(customer, 0L) / (double) ORDERS;
    }

    @Test
    void eachLargeCustomerHasItsShareAndNobodyHasTheirs() {
        Map<Long, Long> orders = ordersByCustomer(CustomerSkew.defaults(), 15_000);
        assertThat(share(orders, 1L)).isCloseTo(0.35, within(SPREAD));
        for (long large : new long[] {2, 4, 5, 7}) {
            assertThat(share(orders, large)).isCloseTo(0.025, within(SPREAD));
        }
        assertThat(share(orders, 0L)).isCloseTo(0.03, within(SPREAD));
    }

    @Test
    void theOthersAreEvenAndEveryThirdCustomerNeverOrders() {
        Map<Long, Long> orders = ordersByCustomer(CustomerSkew.defaults(), 1500);
        long[] others = orders.entrySet().stream()
                .filter(entry -> entry.getKey() > 7)
                .mapToLong(Map.Entry::getValue)
                .toArray();
        // Half of the orders over two thirds of the customers: 52 each, those before a multiple of three twice that.
        assertThat(LongStream.of(others).max().orElseThrow()).isLessThan(130);
        assertThat(orders.keySet()).allMatch(customer -> customer == 0 || customer % 3 != 0);
        assertThat(orders.keySet()).allMatch(customer -> customer <= 1500);
    }

    @Test
    void sharesAreParameters() {
        CustomerSkew skew = CustomerSkew.of(new Ratio(0.8), 0, Ratio.ZERO, Ratio.ZERO);
        Map<Long, Long> orders = ordersByCustomer(skew, 15_000);
        assertThat(share(orders, 1L)).isCloseTo(0.8, within(SPREAD));
        assertThat(orders).doesNotContainKey(0L);
    }

    @Test
    void refusesMoreThanAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerSkew.of(new Ratio(0.9), 1, new Ratio(0.2), Ratio.ZERO));
    }
}
